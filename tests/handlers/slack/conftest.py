import asyncio

import pytest
from aiohttp import web
from pydantic import SecretStr
from slack_bringing import SECRET
from slack_server import APP_TOKEN, TOKEN, SlackServer

from handlers.slack.platform import Slack
from handlers.slack.settings import Settings


class RecordingRoad:
    """Keeps what arrives; ``answer`` gives the replies, ``trouble`` is raised first."""

    def __init__(self):
        self.events, self.trouble, self.seen = [], [], set()
        self.answer = lambda event: ()

    async def put(self, event, *, patience=None):
        if self.trouble:
            raise self.trouble.pop(0)
        if event.id in self.seen:
            return ()
        self.seen.add(event.id)
        self.events.append(event)
        return self.answer(event)


@pytest.fixture(name="road")
def _road():
    return RecordingRoad()


@pytest.fixture(name="server")
async def _server():
    async with SlackServer() as server:
        yield server


def settings(server, **more):
    return Settings(_env_file=None, slack_bot_token=SecretStr(TOKEN), slack_api_url=server.url, **more)


@pytest.fixture(name="platform")
async def _platform(server):
    platform = Slack(settings(server, slack_app_token=SecretStr(APP_TOKEN)))
    yield platform
    await platform.close()


@pytest.fixture(name="socket")
async def _socket(server, road, platform):
    """The server, with the platform listening in Socket Mode."""
    task = asyncio.create_task(platform.run(road))
    await server.until(lambda: server.sockets)
    yield server
    await _ended(task)


@pytest.fixture(name="signed")
async def _signed(server, road):
    """The server, with the platform listening to signed requests."""
    platform = Slack(settings(server, slack_signing_secret=SecretStr(SECRET)))
    app = web.Application()
    app.add_routes(platform.routes())
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.request_url = f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}/slack/events"
    task = asyncio.create_task(platform.run(road))
    await server.until(platform._ready)
    yield server
    await _ended(task)
    await platform.close()
    await runner.cleanup()


@pytest.fixture(name="slack", params=["socket", "signed"])
def _slack(request):
    """Both ways in turn."""
    return request.getfixturevalue(request.param)


async def _ended(task):
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
