"""Many asks at once, to a Telegram that is busy, broken and gone by turns: within its limits, and none lost."""

from bisect import bisect_left

import bot_process
import pytest
import telegram_server
from telegram_server import TOKEN, person, words

CUSTOMERS, LIMIT, AT_ONCE, JITTER = 40, 30, 5, 1.2
"""JITTER: what leaves evenly within a second may arrive in a little less than one."""


@pytest.fixture(name="server")
def _server():
    with telegram_server.running() as server:
        yield server


@pytest.fixture(name="bot")
def _bot(server, tmp_path):
    settings = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": server.url}
    with bot_process.running(tmp_path, **settings) as bot:
        server.wait(lambda: server.calls("setMyCommands"))
        yield bot


def reached(server, part):
    """Return the chats that were told this, once for each time."""
    return sorted(int(call.fields["chat_id"]) for call in server.calls("sendMessage") if part in call.words)


def test_asks_keep_to_the_limits_and_none_is_lost(server, bot):
    for number in range(1, CUSTOMERS + 1):
        server.push(words("/start", person(number, language_code="en"), {"id": number, "type": "private"}))
    server.wait(lambda: len(reached(server, "Welcome")) == CUSTOMERS, seconds=60)
    server.fail("sendMessage", status=429, description="Too Many Requests", parameters={"retry_after": 1}, times=3)
    server.fail("sendMessage", status=500, times=3)
    server.fail("sendMessage", status=0, times=3)

    for number in range(1, CUSTOMERS + 1):
        customer = {"id": f"C{number}", "contacts": [f"telegram:{number}"], "language": "en"}
        bot.post("/api/interactions", {"customer": customer, "agents": ["Marta"], "reference": f"CALL-{number}"})
    server.wait(lambda: len(set(reached(server, "satisfied"))) == CUSTOMERS, seconds=90)

    times = sorted(call.at for call in server.calls("sendMessage"))
    most = max(bisect_left(times, at + 1 / JITTER) - index for index, at in enumerate(times))
    assert reached(server, "satisfied") == list(range(1, CUSTOMERS + 1))
    assert most <= LIMIT + AT_ONCE
    assert all(fault.times == 0 for fault in server.faults)
