"""Small surveys for tests, in every language that the bot speaks."""

from world import ANNA, Talk

from bot import languages
from bot.messages import Filled
from bot.model import Ask, Customer, Interaction
from bot.survey.building import build

AREAS = {"courtesy": "Courtesy and care", "speed": "Speed"}
OPTIONS = {"late": "It came late", "broken": "It was broken", "rude": "Somebody was rude"}
ENDS = {"low": "worst", "high": "best"}
TOKEN = "t" * 22


def spoken(text):
    """The same text in each language, told apart by the language's code."""
    return {code: f"{text} ({code})" if code != "en" else text for code in languages.known()}


def question(key, kind, *, words=None, **rest):
    more = ENDS if kind in {"csat", "nps", "ces", "areas"} else {}
    texts = {
        code: {"ask": ask} | more | ({"options": options(code)} if kind in {"choice", "choices"} else {})
        for code, ask in spoken(words or f"Question {key}?").items()
    }
    return {"key": key, "kind": kind, **texts, **rest}


def options(code):
    return {key: spoken(label)[code] for key, label in OPTIONS.items()}


def plan(*questions, name="own", **rest):
    areas = {key: spoken(label) for key, label in AREAS.items()}
    return build(name, {"title": spoken("Own"), "areas": areas, "question": list(questions), **rest})


def asked(survey, *, language="en", **facts):
    """A talk in which Anna has the survey's first question in front of her."""
    talk = Talk(surveys={survey.name: survey})
    ask = Ask(
        token=TOKEN,
        interaction="I1",
        customer="C1",
        survey=survey.name,
        asked_at=talk.now,
        expires_at=talk.now + talk.workspace.expiry,
        language=language,
        **{"version": survey.version} | facts,
    )
    talk.world.save(ask, Interaction(id="I1", customer="C1"), Customer(id="C1", language=language))
    talk.first = talk.does(ANNA, f"/start {TOKEN}")
    return talk


def does(talk, step):
    """A tap ("slot=answer") or typed words."""
    slot, sign, answer = step.partition("=")
    return talk.does(ANNA, f"r:{TOKEN}:{slot}:{answer}" if sign and " " not in slot else step)


def fills(talk, *answers):
    from bot.messages import Address

    where = Address(platform="telegram", chat="100", message="m1")
    event = Filled(id=f"filled{answers}", at=talk.now, actor=ANNA, where=where, token=TOKEN, answers=answers)
    return talk.handle(event)
