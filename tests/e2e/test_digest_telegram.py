"""A digest that came due while the bot was down reaches Telegram once, with a button that changes it in place."""

import asyncio
import datetime as dt
from zoneinfo import ZoneInfo

import bot_process
import pytest
import telegram_server
from telegram_server import TOKEN, group, person, press

import storage
from bot import taps
from bot.core import FeedbackBot
from bot.messages import Actor, Address, CustomerRef, Recorded, Score
from bot.model import Interaction, Role
from bot.workspace import Workspace

LEAD, TEAM = 500, -1001
UTC = ZoneInfo("UTC")
DAY = dt.timedelta(days=1)
BEGAN = dt.datetime.now(dt.UTC) - 2 * DAY
ACTOR = Actor(platform="telegram", person=f"{LEAD}", badges=(f"telegram:{TEAM}",))


@pytest.fixture(name="server")
def _server():
    with telegram_server.running() as server:
        yield server


async def lived(folder):
    """Two days ago a lead wanted a digest; answers came in yesterday, when the bot was not there any more."""
    store = storage.open(f"sqlite:///{folder}/afterword.db", UTC)
    road = store.road(FeedbackBot(Workspace(zone=UTC, roles={ACTOR.subject: Role.LEAD})), nobody)
    await road.start()
    line, where = f"/digest on {BEGAN:%H:%M} UTC csat nl", Address(platform="telegram", chat=f"{TEAM}")
    await road.put(taps.commanded(line, id="on", at=BEGAN, actor=ACTOR, where=where))
    for number in range(12):
        await road.put(answered(number))
    await road.drain()
    store.close()


async def nobody(reply):
    return ""


def answered(number):
    about = Interaction(id=f"I{number}", ended_at=BEGAN + DAY, agents=("Sanne",))
    score = Score(question="csat", measure="csat", scale=5, score=5 if number else 1)
    return Recorded(
        id=f"r{number}", at=BEGAN + DAY, customer=CustomerRef(id=f"C{number}"), interaction=about, scores=(score,)
    )


def digests(server):
    return [call for call in server.sent if call.method in {"sendPhoto", "sendMessage"} and "CSAT" in call.words]


def test_it_is_caught_up_on_once_and_shows_more_and_less_in_place(server, tmp_path):
    asyncio.run(lived(tmp_path))
    settings = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": server.url, "LEADS": f"telegram:{LEAD}", "TIMEZONE": "UTC"}
    with bot_process.running(tmp_path, **settings):
        server.wait(lambda: digests(server))
        [digest] = digests(server)
        more = pressed(server, digest, digest.buttons[0])
        less = pressed(server, digest, more.buttons[0])
    starts = len(server.calls("setMyCommands"))
    with bot_process.running(tmp_path, **settings):
        server.wait(lambda: server.calls("setMyCommands")[starts:])

    assert "Klanttevredenheid (CSAT) 92%" in digest.words
    assert "waarop een cijfer berust" in more.words
    assert digest.words.endswith("kwam er geen overzicht: het kon niet op tijd worden verstuurd.")
    assert less.words == digest.words
    assert [button["text"] for button in (*digest.buttons, *more.buttons, *less.buttons)] == ["Meer", "Minder", "Meer"]
    assert len(digests(server)) == 1


def pressed(server, digest, button):
    """Press a button below the digest, and return the edit that follows."""
    edits = len(edited(server))
    message = digest.result["message_id"]
    server.push(press(button["callback_data"], person(LEAD, language_code="nl"), group(TEAM), message=message))
    server.wait(lambda: edited(server)[edits:])
    edit = edited(server)[-1]
    assert int(edit.fields["message_id"]) == message
    return edit


def edited(server):
    return [call for call in server.sent if call.method.startswith("editMessage") and call.words]
