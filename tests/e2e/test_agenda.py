"""The shipped process keeps what it promised: asks taken back, asks anew, and what never arrived."""

import urllib.error

import bot_process
import pytest
import telegram_server
from telegram_server import TOKEN, person, press, words

LEAD = 500
BLOCKED = "Forbidden: bot was blocked by the user"


@pytest.fixture(name="server")
def _server():
    with telegram_server.running() as server:
        yield server


@pytest.fixture(name="bot")
def _bot(server, tmp_path):
    settings = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": server.url, "LEADS": f"telegram:{LEAD}"}
    with bot_process.running(tmp_path, **settings) as bot:
        server.wait(lambda: server.calls("setMyCommands"))
        server.push(words("/start", person(language_code="en")))
        server.wait(lambda: said(server, "sendMessage", "Welcome"))
        yield bot


def said(server, method, part):
    return next((call for call in server.calls(method) if part in call.words), None)


def questions(server):
    return [call for call in server.calls("sendMessage") if any("csat" in b["callback_data"] for b in call.buttons)]


def ended(bot, agent="Marta", reference="CALL-1"):
    body = {"customer": {"contacts": ["telegram:100"]}, "agents": [agent], "reference": reference}
    return bot.post("/api/interactions", body)


def test_an_ask_is_taken_back_when_the_interaction_goes_on_and_asked_anew_at_its_end(bot, server):
    ended(bot)
    [first] = server.wait(lambda: questions(server))
    assert bot.post("/api/interactions/CALL-1/reopened", {})["withdrawn"]
    back = server.wait(lambda: said(server, "editMessageText", "taken back"))
    assert int(back.fields["message_id"]) == first.result["message_id"]
    assert back.buttons == []

    old = next(b["callback_data"] for b in first.buttons if b["text"] == "2")
    server.push(press(old, person(language_code="en"), message=first.result["message_id"]))
    server.wait(lambda: server.calls("answerCallbackQuery"))
    assert bot.asked("/csat today")["n"] == 0

    ended(bot, "Boris")
    _, second = server.wait(lambda: found if len(found := questions(server)) > 1 else None)
    new = next(b["callback_data"] for b in second.buttons if b["text"] == "5")
    server.push(press(new, person(language_code="en"), message=second.result["message_id"]))
    server.wait(lambda: said(server, "editMessageText", "hank"))
    assert bot.asked("/csat today by agent")["groups"][0]["group"] == "Boris"


def test_an_answer_taken_out_counts_again_when_it_is_put_back(bot, server):
    ended(bot)
    [question] = server.wait(lambda: questions(server))
    tap = next(b["callback_data"] for b in question.buttons if b["text"] == "4")
    server.push(press(tap, person(language_code="en"), message=question.result["message_id"]))
    server.wait(lambda: said(server, "editMessageText", "hank"))
    counts = []
    for line in ("/void CALL-1 rated by a colleague", "/void undo CALL-1"):
        counts.append(bot.asked("/csat today")["n"])
        server.push(words(line, person(LEAD, language_code="en")))
        server.wait(lambda: said(server, "sendMessage", "no longer counts" if len(counts) == 1 else "counts again"))
    counts.append(bot.asked("/csat today")["n"])

    assert counts == [1, 0, 1]


def test_whom_nothing_reached_is_listed_with_why(bot, server):
    server.fail("sendMessage", status=403, description=BLOCKED)
    ended(bot)
    server.wait(lambda: not any(fault.times for fault in server.faults))
    server.push(words("/undelivered", person(LEAD, language_code="en")))
    listed = server.wait(lambda: said(server, "sendMessage", "Not delivered"))

    assert "blocked the bot" in listed.words
    assert "Anna" in listed.words


def test_an_unknown_reference_is_refused(bot):
    with pytest.raises(urllib.error.HTTPError, match="404"):
        bot.post("/api/interactions/CALL-9/reopened", {})
