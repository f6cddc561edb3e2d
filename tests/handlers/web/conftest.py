"""A page served for real, on a road that keeps what came by and answers as it is told."""

import json
from contextlib import asynccontextmanager

import aiohttp
import pytest

from bot.messages import Reply
from bot.ports import Overloaded
from handlers.web import connect, serve


class Road:
    """``answer`` makes the replies to an event; ``full`` turns everything away. An event counts once."""

    def __init__(self):
        self.events = []
        self.full = False
        self.answer = lambda event: [Reply(to=event.where, text="Noted.")]

    async def put(self, event, *, patience=None):
        if self.full:
            raise Overloaded
        if any(event.id == known.id for known in self.events):
            return ()
        self.events.append(event)
        return self.answer(event)


class Browser:
    """A page and somebody who uses it."""

    def __init__(self, site, road, session, url):
        self.site, self.road, self.session, self.url = site, road, session, url

    def get(self, path, **headers):
        return self.session.get(self.url + path, headers=headers, allow_redirects=False)

    def post(self, path, body, **headers):
        given = {"Origin": self.site.public_url or self.url, **headers}
        return self.session.post(self.url + path, json=body, headers=given, allow_redirects=False)

    def send(self, path, form, **headers):
        given = {"Origin": self.site.public_url or self.url, **headers}
        return self.session.post(self.url + path, data=form, headers=given, allow_redirects=False)

    @asynccontextmanager
    async def stream(self, *chats, **headers):
        query = "&".join(f"chat={chat}" for chat in chats)
        async with self.get(f"/events?{query}", **headers) as response:
            assert response.status == 200
            yield news(response.content)


async def news(content):
    name = ""
    async for line in content:
        word, _, rest = line.decode().strip().partition(": ")
        if word == "event":
            name = rest
        elif word == "data":
            yield name, json.loads(rest)


@asynccontextmanager
async def opened(public_url="", sample=None):
    site, road = connect(public_url), Road()
    site.load_sample, site.road = sample, road
    async with serve("127.0.0.1", 0, site.routes()) as url, aiohttp.ClientSession() as session:
        site.address = url
        yield Browser(site, road, session, url)


@pytest.fixture
def browsing():
    return opened


@pytest.fixture
async def browser():
    async with opened() as found:
        yield found


@pytest.fixture
async def public():
    async with opened("https://afterword.example") as found:
        yield found
