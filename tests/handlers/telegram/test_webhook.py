import asyncio
import json

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from telegram_server import press, reply, words

from bot.ports import Overloaded
from handlers.telegram.platform import Telegram
from handlers.telegram.webhook import BODY_LIMIT, HEADER, PATH, Webhook

SECRET = "s3cret"


@pytest.fixture(name="door")
async def _door(client, road, server, seen):
    """An HTTP client before the platform's own route."""
    platform = Telegram(client, Webhook(url="https://example.org/telegram", secret=SECRET))
    app = web.Application()
    app.add_routes(platform.routes())
    async with TestClient(TestServer(app)) as door:
        task = asyncio.create_task(platform.run(road))
        await seen(lambda: server.calls("setWebhook"))
        yield door
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await platform._errands.finish(1)


async def bring(door, update, secret=SECRET):
    body = update if isinstance(update, bytes) else json.dumps({"update_id": 1} | update).encode()
    return await door.post(PATH, data=body, headers={HEADER: secret} if secret else {})


async def test_telegram_is_told_where_the_door_is(door, server):
    fields = server.calls("setWebhook")[0].fields

    assert (fields["url"], fields["secret_token"]) == ("https://example.org/telegram", SECRET)


async def test_a_tap_is_acknowledged_in_the_answer(door, road, server, seen):
    road.answer = lambda event: [reply("Why?", event.where, hint="Thanks")]
    answer = await bring(door, press("r:TOKEN:csat:2"))
    called = await answer.json()
    await seen(lambda: server.calls("editMessageText"))

    assert (called["method"], called["text"]) == ("answerCallbackQuery", "Thanks")
    assert not server.calls("answerCallbackQuery")


async def test_the_answer_comes_only_after_the_commit(door, road, seen):
    road.commit.clear()
    answer = asyncio.create_task(bring(door, words("hello")))
    await seen(lambda: road.events)
    answered = answer.done()
    road.commit.set()

    assert (answered, (await answer).status) == (False, 200)


async def test_what_was_not_kept_is_brought_again(door, road):
    road.trouble = [Overloaded(), RuntimeError("disk full")]

    assert [(await bring(door, words("hello"))).status for _ in range(3)] == [503, 500, 200]
    assert len(road.events) == 1


@pytest.mark.parametrize("secret", ["", "wrong", "s3cre\u0074\u00fc"])
async def test_whoever_does_not_know_the_secret_stays_outside(door, road, secret):
    assert (await bring(door, words("hello"), secret)).status == 403
    assert road.events == []


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"update_id": "x"}', b'{"message": 5}', b'"\\ud800"', b"\xff\xfe"]
)
async def test_malformed_bodies_are_taken_and_mean_nothing(door, road, body):
    assert (await bring(door, body)).status == 200
    assert road.events == []


async def test_bodies_are_bounded(door, road):
    assert (await bring(door, b" " * (BODY_LIMIT + 1))).status == 413


async def test_the_door_is_shut_until_the_bot_runs(client):
    platform = Telegram(client, Webhook(url="https://example.org/telegram", secret=SECRET))
    app = web.Application()
    app.add_routes(platform.routes())
    async with TestClient(TestServer(app)) as door:
        assert (await bring(door, words("hello"))).status == 503
