"""The interface served for real, on a road that keeps what came by."""

import asyncio
import io
from contextlib import asynccontextmanager
from dataclasses import replace

import aiohttp
import pytest
from world import Talk

from bot.messages import Announced, Commanded, CustomerChanged, CustomerEventRecorded, Recorded, Reply
from bot.ports import Overloaded
from handlers.api.keys import Keys
from handlers.api.platform import Api
from handlers.web import serve


class Road:
    """Answers the first time as the core does, and with nothing when an event comes again."""

    def __init__(self):
        self.events = []
        self.full = False
        self.talk = Talk()
        self.data = {"asked": True, "links": {"web": "https://afterword.example/s/T"}}

    async def put(self, event, *, patience=None):
        if self.full:
            raise Overloaded
        if any(event.id == known.id for known in self.events):
            return ()
        if isinstance(event, Commanded | Announced):
            return self.talk.handle(event)
        self.events.append(event)
        if isinstance(event, CustomerChanged | CustomerEventRecorded):
            return self.talk.handle(event)
        if hasattr(event, "interaction"):
            self.talk.world.save(replace(event.interaction, customer=event.customer.id))
        where = event.interaction if isinstance(event, Recorded) else event.where
        data = {"interaction": event.interaction.id, **self.data} if self.data else {}
        return [Reply(to=where, text="Asked.", data=data)]


class Caller:
    """Another system."""

    def __init__(self, api, road, session, url):
        self.api, self.road, self._session, self._url = api, road, session, url

    async def post(self, body, key="first", **headers):
        given = {"Authorization": f"Bearer {key}", **{name.replace("_", "-"): value for name, value in headers.items()}}
        kind = "data" if isinstance(body, (str, bytes, io.BytesIO)) else "json"
        async with self._session.post(f"{self._url}/api/interactions", headers=given, **{kind: body}) as answer:
            return answer.status, await answer.json(), answer.headers

    async def raw(self, headers, body):
        """Return the status of an answer to a request that no client library would send."""
        reader, writer = await asyncio.open_connection("127.0.0.1", int(self._url.rpartition(":")[2]))
        head = f"POST /api/interactions HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\n{headers}\r\n\r\n"
        writer.write(head.encode("latin-1") + body)
        line = await reader.readline()
        writer.close()
        await writer.wait_closed()
        return int(line.split()[1])

    async def health(self):
        async with self._session.get(f"{self._url}/api/health") as answer:
            return answer.status, await answer.json()


@asynccontextmanager
async def opened(keys):
    api, road = Api(Keys(keys)), Road()
    api.road = road
    async with serve("127.0.0.1", 0, api.routes()) as url, aiohttp.ClientSession() as session:
        yield Caller(api, road, session, url)


@pytest.fixture
async def caller():
    async with opened("first, second") as found:
        yield found


@pytest.fixture
async def closed():
    async with opened("") as found:
        yield found
