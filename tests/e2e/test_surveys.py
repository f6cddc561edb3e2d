"""The shipped surveys, answered on three platforms in two languages at once, on the shipped entry point."""

from concurrent.futures import ThreadPoolExecutor

import bot_process
import pytest
import respondents
import telegram_server
from respondents import InSlack, InTelegram, OnThePage
from slack_server import APP_TOKEN
from slack_server import TOKEN as SLACK_TOKEN
from telegram_server import person, words

from bot import languages
from bot.survey import survey

LEAD = 500
LANGUAGES = ("en", "lv")
PLATFORMS = ("telegram", "slack", "web")
WORDS = "They never called back"
TOLD = {"areas.speed": "4", "areas.courtesy": "2", "ces": "6", "understood": "1"}
DRIVERS = {"drivers.personal": "5", "drivers.performance": "4", "drivers.complaints": "3"}
KEPT = 6
"""One answer for each platform and language."""


class Spoken:
    """What a survey says in a language."""

    def __init__(self, name, language):
        self._survey, self._language = survey(name), language
        self.say = languages.texts(language)

    def __call__(self, key, part="ask"):
        return self._survey.question(key).text(self._language, part)


def service(who, language):
    """Rate low and say why, tell more, and change the score."""
    spoken = Spoken("service", language)
    who.asked()
    who.sees(spoken("csat"))
    who.presses("2")
    who.sees(spoken("why"))
    who.writes(WORDS)
    who.sees(spoken.say("thanks.low"))
    who.presses(spoken.say("ask.more"))
    tell_more(who, spoken)
    who.sees(spoken.say("thanks.low"))
    who.presses(spoken.say("ask.change"))
    who.sees(spoken.say("change.which"))
    who.presses("1")
    who.sees(spoken("csat", "high"))
    who.presses("4")
    who.sees(spoken.say("thanks.high"))


def tell_more(who, spoken):
    if not isinstance(who, InTelegram):
        who.fills(TOLD, "")
        return
    who.sees(spoken("areas"))
    assert who.rows == [1, 5] * 4 + [2]
    who.fills(dict(list(TOLD.items())[:2]), spoken.say("ask.done"))
    who.sees(spoken("ces"))
    assert who.rows[0] == 7
    who.presses("6")
    who.sees(spoken("understood"))
    who.presses(spoken.say("ask.yes_no.1"))


def relationship(who, language):
    """Recommend, say why, and rate what makes customers stay."""
    spoken = Spoken("relationship", language)
    who.asked(channel="quarterly")
    who.sees(spoken("nps"))
    if isinstance(who, OnThePage):
        who.fills({"nps": "9", "why": WORDS}, "")
    else:
        assert who.rows[:2] == [6, 5]
        who.presses("9")
        who.sees(spoken("why"))
        who.writes(WORDS)
    who.sees(spoken.say("thanks.high"))
    who.presses(spoken.say("ask.more"))
    if isinstance(who, InTelegram):
        who.sees(spoken("drivers"))
        who.writes("5 4 3")
    else:
        who.fills(DRIVERS, "")
    who.sees(spoken.say("thanks.high"))


def stop(who, language):
    """Ask never to be asked again, and be left alone."""
    spoken = Spoken("service", language)
    who.asked()
    who.sees(spoken("csat"))
    who.presses(spoken.say("ask.stop"))
    who.sees(spoken.say("stop.done"))
    assert who.serve(reference=f"AGAIN-{who.number}")["asked"] is False


CONVERSATIONS = (service, relationship, stop)
CASES = [(talk, where, language) for talk in CONVERSATIONS for where in PLATFORMS for language in LANGUAGES]


@pytest.fixture(name="telegram", scope="module")
def _telegram():
    with telegram_server.running() as server:
        yield server


@pytest.fixture(name="slack", scope="module")
def _slack():
    with respondents.slack() as found:
        yield found


@pytest.fixture(name="bot", scope="module")
def _bot(telegram, slack, tmp_path_factory):
    settings = {
        "TELEGRAM_TOKEN": telegram_server.TOKEN,
        "TELEGRAM_API_URL": telegram.url,
        "SLACK_BOT_TOKEN": SLACK_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_API_URL": slack[1].url,
        "LEADS": f"telegram:{LEAD}",
    }
    with bot_process.serving(tmp_path_factory.mktemp("surveys"), **settings) as bot:
        yield bot


@pytest.fixture(name="talks", scope="module")
def _talks(bot, telegram, slack):
    """All conversations, going on at the same time."""
    leads(telegram, "/survey use relationship for channel=quarterly", "relationship")
    makers = {
        "telegram": lambda language: InTelegram(bot, language, telegram),
        "slack": lambda language: InSlack(bot, language, *slack),
        "web": lambda language: OnThePage(bot, language),
    }
    with ThreadPoolExecutor(len(CASES)) as crowd:
        yield {case: crowd.submit(case[0], makers[case[1]](case[2]), case[2]) for case in CASES}


def leads(telegram, line, answer):
    """Have the lead give a command, and return the answer."""
    telegram.push(words(line, person(LEAD, language_code="en")))

    def found():
        calls = [call for call in list(telegram.sent) if str(call.fields.get("chat_id")) == str(LEAD)]
        return next((call for call in calls if answer in call.words), None)

    return telegram.wait(found)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0].__name__}-{case[1]}-{case[2]}")
def test_a_survey_is_answered(talks, case):
    talks[case].result(60)


def test_every_answer_is_counted_once(talks, bot):
    for talk in talks.values():
        talk.exception(60)
    found = {line: bot.asked(line) for line in ("/csat today", "/nps today", "/ces today")}

    assert {line: (reading["n"], reading["value"]) for line, reading in found.items()} == {
        "/csat today": (KEPT, 1),
        "/nps today": (KEPT, 100),
        "/ces today": (KEPT, 1),
    }


def test_satisfaction_is_shown_by_area(talks, bot, telegram):
    for talk in talks.values():
        talk.exception(60)
    groups = bot.asked("/csat week by area")["groups"]
    shown = leads(telegram, "/csat week by area", "CSAT")

    assert {group["group"]: (group["n"], group["value"]) for group in groups} == {
        "speed": (KEPT, 1),
        "courtesy": (KEPT, 0),
        "personal": (KEPT, 1),
        "performance": (KEPT, 1),
        "complaints": (KEPT, 0),
    }
    assert all(name in shown.words for name in ("Speed", "Courtesy and understanding", "Personal contact"))
