"""Surveys as data: every way through one ends, versions keep meanings, and the shipped ones are whole."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from surveys import asked, does, plan, question
from world import TIME_ZERO, DictWorld

from bot.model import Ask, Edition, Response
from bot.periods import Window
from bot.survey import editions, load, shipped, survey, surveys
from bot.survey.building import build, version
from bot.survey.kinds import KINDS, THANKS
from bot.survey.question import MORE
from bot.workspace import Workspace

LANGUAGES = {"en", "fil", "nl", "lv", "bg"}
CONDITIONS = ("csat <= 3", "csat >= 4 and csat != 5", "csat == 1 or it.speed < 3", "it == late", "it != late")


def response(slot, score=None, text=""):
    return Response(
        ask="t", question=slot, measure="", score=score, text=text, answered_at=TIME_ZERO, day=TIME_ZERO.date()
    )


@st.composite
def plans(draw):
    questions = [question("csat", "csat")]
    for number in range(draw(st.integers(0, 5))):
        kind = draw(st.sampled_from([kind for kind in KINDS if kind != THANKS]))
        rest = {"more": True} if draw(st.booleans()) else {}
        rest |= {"if": draw(st.sampled_from(CONDITIONS))} if draw(st.booleans()) else {}
        questions.append(question("it" if number == 0 else f"q{number}", kind, **rest))
    return plan(*questions)


@settings(deadline=None)
@given(st.data(), plans())
def test_every_way_ends_and_asks_nothing_twice(data, survey):
    answers, seen = {}, []
    while found := survey.next(answers):
        seen.append(found.key)
        slot = data.draw(st.sampled_from(found.slots[1:] or found.slots))
        score = data.draw(st.none() | st.integers(found.lowest, max(found.highest, found.lowest)))
        answers[slot] = response(slot, score, "late" if score is None else "")
        if data.draw(st.booleans()):
            answers[MORE] = response(MORE)

    assert len(seen) == len(set(seen)) <= len(survey.questions)
    assert not any(question.more for question in survey.questions if question.key in seen and MORE not in answers)


@settings(deadline=None)
@given(plans())
def test_what_is_written_down_reads_the_same(survey):
    assert build(survey.name, json.loads(survey.body)) == survey


CHANGES = {
    "other words": ({"en": {"ask": "Other?"}}, True),
    "another kind": ({"kind": "ces"}, True),
    "a condition": ({"if": "first >= 2"}, True),
    "may be skipped": ({"optional": False}, False),
    "later": ({"more": True}, False),
}


@pytest.mark.parametrize(("change", "matters"), CHANGES.values(), ids=CHANGES)
def test_the_version_changes_with_the_meaning(change, matters):
    first, second = question("first", "csat"), question("second", "csat")
    data = {"title": {"en": "T"}, "question": [first, second]}
    changed = data | {"question": [first, second | change]}

    assert (version(data) != version(changed)) is matters
    assert version(data) == version(data | {"alert": 2, "rest": "9 days", "sample": 3})


def test_an_ask_is_read_as_it_was_asked():
    old = plan(question("csat", "csat"), question("why", "text", words="Why then?"))
    new = plan(question("csat", "nps"), question("reason", "text", words="Why now?"))
    talk = asked(old)
    editions.keep(talk.world, old)
    talk.bot.workspace = replace(talk.workspace, surveys={"own": new})

    [reply] = does(talk, "csat=5")
    assert "Why then?" in reply.text
    assert "from 1 to 5" in does(talk, "csat=0")[0].hint
    assert len(talk.world.all(Edition)) == 1


def test_an_ask_whose_survey_is_gone_and_forgotten_is_refused():
    talk = asked(plan(question("csat", "csat")))
    talk.bot.workspace = replace(talk.workspace, surveys={})

    assert "cannot be answered any more" in does(talk, "csat=5")[0].hint


def test_an_edition_is_kept_once():
    world, own = DictWorld(), plan(question("csat", "csat"))
    editions.keep(world, own)
    editions.keep(world, own)

    assert [(e.name, e.version) for e in world.all(Edition)] == [("own", own.version)]
    ask = Ask(token="t", interaction="", customer="", survey="own", asked_at=TIME_ZERO, expires_at=TIME_ZERO)
    assert editions.of(world, Workspace(surveys={"own": own}), ask) is own
    assert editions.of(world, Workspace(surveys={}), replace(ask, version=own.version)) == own


@pytest.mark.parametrize("name", ["agent", "relationship", "service", "shipping"])
def test_shipped_surveys_speak_five_languages(name):
    found = shipped()[name]

    assert set(found.title) == LANGUAGES
    assert all(set(question.wording) == LANGUAGES for question in found.questions)
    assert load(Path("bot/surveys") / f"{name}.toml") == found


def test_shipped_surveys_ask_what_was_promised():
    assert [q.kind for q in survey("service").questions] == ["csat", "text", "areas", "ces", "yesno"]
    assert list(survey("shipping").areas) == ["pickup", "on_time", "claims", "invoice"]
    assert list(survey("relationship").areas) == ["personal", "performance", "complaints"]
    assert {q.measure for q in survey("agent").questions} == {"agent_csat", "agent_choice", "agent_text"}


def test_answers_are_kept_with_what_they_measure():
    talk = asked(survey("service"))
    for step in ("csat=4", "more=yes", "areas.speed=2", "areas=done", "ces=6", "understood=1"):
        does(talk, step)

    assert {(r.measure, r.scale, r.score, r.area) for r in talk.world.all(Response) if r.score is not None} == {
        ("csat", 5, 4, ""),
        ("area", 5, 2, "speed"),
        ("ces", 7, 6, ""),
        ("yes", 2, 1, "understood"),
    }


@pytest.mark.parametrize(("score", "alerts"), [(0, 1), (6, 1), (7, 0)])
def test_a_detractor_is_told_to_the_team_even_at_nought(score, alerts):
    talk = asked(survey("relationship"))
    [reply] = does(talk, f"nps={score}")

    assert len(talk.alerts()) == alerts
    assert f"{score} of 10" in reply.text
    assert [alert.title for alert in talk.alerts()] == [f"Low score: {score} of 10"] * alerts


def test_a_folder_adds_surveys_and_replaces_shipped_ones(tmp_path):
    text = Path("bot/surveys/shipping.toml").read_text("utf-8")
    for name in ("parcels", "service"):
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    found = surveys(str(tmp_path))

    assert {"parcels", *shipped()} == set(found)
    assert list(found["service"].areas) == list(survey("shipping").areas)


def test_a_trial_and_what_was_taken_out_are_not_counted():
    window = Window(first=TIME_ZERO.date(), end=TIME_ZERO.date() + dt.timedelta(days=1), zone=ZoneInfo("UTC"), label="")
    tried, talk = asked(survey("service"), test=True), asked(survey("service"))
    for each in (tried, talk):
        for step in ("csat=4", "more=yes", "areas.speed=2"):
            does(each, step)
    [speed] = [r for r in talk.world.all(Response) if r.area]

    assert tried.world.tallies("csat", window) == {}
    assert set(talk.world.tallies("area", window, "area")) == {"speed"}
    talk.world.save(replace(speed, void="by mistake"))
    assert talk.world.tallies("area", window, "area") == {}
