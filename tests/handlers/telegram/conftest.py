import asyncio

import pytest
import telegram_server

from handlers.telegram.client import Client
from handlers.telegram.platform import Telegram


class RecordingRoad:
    """Keeps what arrives; ``answer`` gives the replies, ``commit`` holds them back, ``trouble`` is raised first."""

    def __init__(self):
        self.events, self.trouble, self.commit = [], [], asyncio.Event()
        self.commit.set()
        self.answer = lambda event: ()

    async def put(self, event, *, patience=None):
        if self.trouble:
            raise self.trouble.pop(0)
        self.events.append(event)
        await self.commit.wait()
        return self.answer(event)


@pytest.fixture(scope="session", name="shared")
def _shared():
    with telegram_server.running() as server:
        yield server


@pytest.fixture(name="server")
def _server(shared):
    shared.sent.clear()
    shared.faults.clear()
    shared._update_queues._bots.clear()
    return shared


@pytest.fixture(name="road")
def _road():
    return RecordingRoad()


@pytest.fixture(name="client")
async def _client(server):
    client = Client(telegram_server.TOKEN, server.url)
    yield client
    await client.close_connections()


@pytest.fixture(name="platform")
async def _platform(client):
    platform = Telegram(client)
    yield platform
    await platform.close()


@pytest.fixture(name="seen")
def _seen(server):
    """Wait, without standing in the loop's way, until something is true of the server."""

    async def seen(found):
        return await asyncio.to_thread(server.wait, found)

    return seen


@pytest.fixture(name="running")
async def _running(platform, road, seen, server):
    """The platform polling, its menu set."""
    task = asyncio.create_task(platform.run(road))
    await seen(lambda: server.calls("deleteWebhook"))
    yield platform
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
