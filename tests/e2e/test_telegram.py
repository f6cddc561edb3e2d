import itertools
import json
import threading
import urllib.error
import urllib.request

import bot_process
import pytest
import telegram_server
from telegram_server import TOKEN, group, person, press, words

LEAD = 500
TEAM = -1001
SECRET = "s3cret"
FLOOD = 500


@pytest.fixture(name="server")
def _server():
    with telegram_server.running() as server:
        yield server


@pytest.fixture(name="settings")
def _settings(server):
    return {
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API_URL": server.url,
        "TELEGRAM_WEBHOOK_SECRET": SECRET,
        "LEADS": f"telegram:{LEAD}",
        "TEAM_CHATS": f"telegram:{TEAM}",
    }


@pytest.fixture(name="bot")
def _bot(server, settings, tmp_path):
    """The bot, fetching updates."""
    with bot_process.running(tmp_path, **settings) as bot:
        server.wait(lambda: server.calls("setMyCommands"))
        yield bot


def ended(bot, number=1):
    """End an interaction and return the token of its question."""
    body = {"customer": {"id": f"C{number}", "name": "Anna"}, "agents": ["Marta"], "reference": f"CALL-{number}"}
    return bot.post("/api/interactions", body)["links"]["telegram"].partition("?start=")[2]


def said(server, method, part, chat=None):
    """Return the call that said this, to this chat."""
    calls = [call for call in server.calls(method) if chat in {None, int(call.fields["chat_id"])}]
    return next((call for call in calls if part in call.words), None)


def asked(server, token, chat=100):
    """Return the message that asks this chat the question with this token."""
    calls = [call for call in server.calls("sendMessage") if int(call.fields["chat_id"]) == chat]
    return next(
        (call for call in calls if any(token in button.get("callback_data", "") for button in call.buttons)), None
    )


def test_a_rating_travels_from_telegram_to_disk_and_comes_back_as_a_report(bot, server):
    token = ended(bot)
    server.push(words(f"/start {token}", person(language_code="en")))
    question = server.wait(lambda: asked(server, token))
    two = next(button["callback_data"] for button in question.buttons if button["text"].startswith("2"))
    message = question.result["message_id"]

    server.push(press(two, person(language_code="en"), message=message))
    why = server.wait(lambda: said(server, "editMessageText", "What went wrong?", 100))
    assert int(why.fields["message_id"]) == message
    server.wait(lambda: server.calls("answerCallbackQuery"))

    server.push(words("They never called back", person(language_code="en")))
    server.wait(lambda: said(server, "sendMessage", "Thank you", 100))
    alert = server.wait(lambda: said(server, "sendMessage", "Low score", TEAM))
    assert "Marta" in alert.words

    server.push(words("/csat week", person(LEAD, language_code="en")))
    report = server.wait(lambda: said(server, "sendPhoto", "CSAT", LEAD))
    assert report.uploads["photo"]["data"].startswith(b"\x89PNG")
    assert bot.asked("/csat today")["n"] == 1


def test_a_command_in_the_team_s_group_is_answered_below_it(bot, server):
    server.push(words("/csat@afterword_bot week", person(1, language_code="en"), group(TEAM)))
    answer = server.wait(
        lambda: next((call for call in server.sent if str(TEAM) == str(call.fields.get("chat_id"))), None)
    )

    assert server.decoded(answer.fields["reply_parameters"])["message_id"] == 11


def test_a_customer_cannot_ask_for_reports(bot, server):
    server.push(words("/csat week", person(language_code="en")))

    assert server.wait(lambda: said(server, "sendMessage", "is for the team", 100))


def test_what_arrives_twice_counts_once(bot, server):
    token = ended(bot)
    for update_id in (50, 50, 51):
        server.push({"update_id": update_id} | press(f"r:{token}:csat:2"))
    server.wait(lambda: server.confirmed > 51)
    alerts = server.wait(lambda: [call for call in server.calls("sendMessage") if int(call.fields["chat_id"]) == TEAM])

    assert bot.asked("/csat today")["n"] == 1
    assert len(alerts) == 1


def test_sigterm_ends_it_cleanly(bot, server):
    server.push(words("/help"))
    server.wait(lambda: server.calls("sendMessage"))

    assert bot.stop() == 0


def test_every_fetched_answer_survives_kill_minus_nine(bot, server):
    tokens = [ended(bot, number) for number in range(FLOOD)]
    updates = [press(f"r:{token}:csat:4", person(10_000 + number)) for number, token in enumerate(tokens)]
    for update in updates:
        last = server.push(update)
        if server.confirmed > 100 and bot.alive:
            bot.kill()
    if bot.alive:
        server.wait(lambda: server.confirmed > 100)
        bot.kill()
    in_the_middle = server.confirmed <= last
    bot.start()
    server.wait(lambda: server.confirmed > last, seconds=60)

    assert in_the_middle
    assert bot.asked("/csat today")["n"] == FLOOD


class Carrier(threading.Thread):
    """Brings updates as Telegram does: again and again until each is taken."""

    def __init__(self, url, updates, taken):
        super().__init__(daemon=True)
        self.url, self.updates, self.taken = url, updates, taken

    def run(self):
        for update in self.updates:
            while bring(self.url, update) != 200:
                threading.Event().wait(0.05)
            self.taken.append(update["update_id"])


def bring(url, update, secret=SECRET):
    body = update if isinstance(update, bytes) else json.dumps(update).encode()
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret, "Content-Type": "application/json"}
    try:
        request = urllib.request.Request(url, body, headers)  # noqa: S310 - loopback
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            return answer.status
    except urllib.error.HTTPError as refusal:
        return refusal.code
    except OSError:
        return 0


@pytest.fixture(name="brought")
def _brought(server, settings, tmp_path):
    """The bot, having its updates brought."""
    with bot_process.running(tmp_path, PUBLIC_URL="{url}", **settings) as bot:
        server.wait(lambda: server.calls("setWebhook"))
        yield bot


def test_every_acknowledged_answer_survives_kill_minus_nine(brought, server):
    tokens = [ended(brought, number) for number in range(FLOOD)]
    taps = [press(f"r:{token}:csat:4", person(10_000 + number)) for number, token in enumerate(tokens)]
    updates = iter([{"update_id": number} | tap for number, tap in enumerate(taps, 1)])
    taken = []
    carriers = [Carrier(f"{brought.url}/telegram", updates, taken) for _ in range(16)]
    for carrier in carriers:
        carrier.start()
    server.wait(lambda: len(taken) > FLOOD / 4)
    brought.kill()
    before = len(taken)
    brought.start()
    for carrier in carriers:
        carrier.join(60)

    assert before < FLOOD == len(taken)
    assert brought.asked("/csat today")["n"] == FLOOD


def test_a_flood_of_nonsense_changes_nothing_and_stops_nothing(brought, server):
    url = f"{brought.url}/telegram"
    token = ended(brought)
    numbers = itertools.count(1)
    answer = {"update_id": next(numbers)} | press(f"r:{token}:csat:4", person(100))
    assert bring(url, answer) == 200
    nonsense = [
        (answer, 200),
        (b"{", 200),
        (b"[]", 200),
        (b"\xff" * 100, 200),
        (b" " * 300_000, 413),
        ({"update_id": "one"}, 200),
        ({"update_id": 10**30, "message": {}}, 200),
        ({"update_id": next(numbers), "message": {"message_id": 1, "chat": None}}, 200),
        ({"update_id": next(numbers)} | press("r:" + "T" * 22 + ":csat:1"), 200),
        ({"update_id": next(numbers)} | press(f"r:{token}:csat:99"), 200),
        ({"update_id": next(numbers)} | press(f"r:{token}:never:1"), 200),
        ({"update_id": next(numbers)} | press(f"r:{token}:csat:1", person(666)), 200),
        ({"update_id": next(numbers)} | press("r::::'; DROP TABLE ask; --"), 200),
        ({"update_id": next(numbers)} | words("x" * 100_000, person(667)), 200),
        ({"update_id": next(numbers)} | words("/" + "a" * 4_000, person(668)), 200),
        ({"update_id": next(numbers)} | words("/csat week", person(669)), 200),
        ({"update_id": next(numbers)} | words("\u0000\u202e/start \u0000", person(670)), 200),
        ({"update_id": next(numbers)} | words("late", person(671), date=1), 200),
    ]
    for _ in range(5):
        assert [bring(url, update) for update, _ in nonsense] == [status for _, status in nonsense]
    assert bring(url, answer, secret="forged") == 403

    reading = brought.asked("/csat today")
    assert (reading["n"], reading["value"]) == (1, 1)
    assert bring(url, {"update_id": next(numbers)} | words("/help", person(LEAD))) == 200
    server.wait(lambda: [call for call in server.calls("sendMessage") if int(call.fields["chat_id"]) == LEAD])
