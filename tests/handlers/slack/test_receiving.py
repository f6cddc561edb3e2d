import asyncio
import json
import time

import pytest

from bot.messages import Reply
from bot.ports import Overloaded
from handlers.slack import pace, socket_mode

HERE = {"channel": "C1", "ts": "100.000001", "how": "message"}


async def test_what_was_not_kept_is_brought_again(slack, road):
    slack.patience = 0.3
    road.trouble = [Overloaded("full"), RuntimeError("broken")]

    assert await slack.bring("events_api", slack.words("U1", "slow"))
    assert [event.text for event in road.events] == ["slow"]


async def test_what_is_brought_twice_has_the_same_id(slack, road):
    payloads = [
        ("events_api", slack.words("U1", "slow")),
        ("slash_commands", slack.slash("U1", "C1", "/csat")),
        ("interactive", slack.shortcut("U1", "C1", "U2")),
        (
            "interactive",
            slack.tap("U1", HERE, {"value": "c:help", "action_id": "a"}),
        ),
    ]
    for kind, payload in payloads * 2:
        assert await slack.bring(kind, payload)

    assert len(road.events) == len(payloads)


async def test_a_new_connection_is_opened_when_slack_asks(socket, road):
    await socket.refresh()

    assert await socket.bring("events_api", socket.words("U1", "still there"))
    assert len(socket.sockets) == 1


async def test_a_lost_connection_is_built_anew(server, road, platform, monkeypatch):
    monkeypatch.setattr(socket_mode.listen, "__defaults__", (0.05,))
    task = asyncio.create_task(platform.run(road))
    await server.until(lambda: server.sockets)
    await server.sockets[0].close()

    assert await server.bring("events_api", server.words("U1", "back again"))
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"secret": "forged"}, 401),
        ({"at": time.time() - 3_600}, 401),
        ({"at": time.time() + 3_600}, 401),
        ({"headers": {"X-Slack-Request-Timestamp": "soon"}}, 401),
        ({"headers": {"X-Slack-Signature": "v0=ö"}}, 401),
        ({"headers": {"X-Slack-Signature": ""}}, 401),
        ({}, 200),
    ],
)
async def test_only_slacks_own_fresh_requests_are_let_in(signed, road, change, status):
    body = json.dumps(signed.words("U1", "slow")).encode()

    assert (await signed.post(body, **change))[0] == status
    assert len(road.events) == (status == 200)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"[]", 400),
        (b"\xff\xfe", 401),
        (b"payload=%7B", 400),
        (b'{"type":"block_actions"}', 404),
        (b"x" * 1_100_000, 413),
        (b'{"type":"event_callback","team_id":"T1","event_id":"E1","event":{"type":"message","text":7}}', 200),
        (b'{"type":"event_callback","team_id":"T1","event_id":"E1","event":7}', 400),
    ],
)
async def test_nonsense_is_refused_and_stops_nothing(signed, road, body, status):
    assert (await signed.post(body))[0] == status
    assert road.events == []
    assert await signed.bring("events_api", signed.words("U1", "still there"))


@pytest.mark.parametrize(
    "payload",
    [{}, {"type": "event_callback"}, {"type": "event_callback", "event": 7}, {"type": "block_actions", "actions": 3}],
)
async def test_nonsense_in_an_envelope_stops_nothing(socket, road, payload):
    socket.patience = 0.1
    await socket.bring("events_api", payload, retries=0)

    assert await socket.bring("events_api", socket.words("U1", "still there"))


async def test_the_address_answers_slacks_challenge(signed):
    status, text = await signed.post(b'{"type":"url_verification","challenge":"c4"}')

    assert (status, json.loads(text)) == (200, {"challenge": "c4"})


async def test_somebody_who_floods_holds_up_nobody(socket, road, monkeypatch):
    monkeypatch.setattr(pace, "RATE", (1_000, 1.0))
    road.answer = lambda event: (Reply(to=event.where, text=f"Noted {event.text}"),)
    await asyncio.gather(*(socket.bring("events_api", socket.words("U1", str(n))) for n in range(60)))
    await socket.bring("events_api", socket.words("U2", "hello"))
    await socket.sees("Noted hello")

    assert len(road.events) == 61
