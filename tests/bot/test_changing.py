"""Until an ask expires its answers can be changed: the last one counts, on the day of the first."""

import datetime as dt

import pytest
from surveys import TOKEN, asked, does, plan, question
from world import ANNA

from bot import languages
from bot.languages import entries
from bot.model import Response

CSAT, WHY = question("csat", "csat"), question("why", "text", **{"if": "csat <= 3"})


def seen(replies):
    return "\n".join(part for reply in replies for part in (reply.text, reply.hint) if part)


def test_the_only_answer_is_changed_at_once():
    talk = asked(plan(CSAT, WHY))
    first = talk.now.date()
    does(talk, "csat=5")
    talk.now += dt.timedelta(days=3)
    [offer] = does(talk, "change=*")
    does(talk, "csat=4")

    [response] = [r for r in talk.world.all(Response) if r.question == "csat"]
    assert [b.label for b in offer.buttons[0]] == ["1", "2", "3", "4", "✓ 5"]
    assert (4, first, talk.now) == (response.score, response.day, response.edited_at)


def test_of_several_answers_one_is_picked():
    talk = asked(plan(CSAT, WHY, question("fixed", "yesno")))
    for step in ("csat=2", "It broke", "fixed=0"):
        does(talk, step)
    [offer] = does(talk, "change=*")

    assert offer.text.splitlines()[1:] == [
        "1. Question csat? – 2",
        "2. Question why? – It broke",
        "3. Question fixed? – No",
    ]
    assert "Question why?" in seen(does(talk, "change=why"))
    assert "Thank you" in seen(does(talk, "It broke twice"))
    assert "Thank you" in seen(does(talk, "change=-"))


@pytest.mark.parametrize("language", languages.known())
def test_the_wish_can_be_typed(language):
    for word in entries(language)["words"]["change"]:
        talk = asked(plan(CSAT))
        does(talk, "csat=5")

        assert "Question csat?" in seen(does(talk, word))
        does(talk, "2")
        assert [r.score for r in talk.world.all(Response)] == [2]


def test_a_better_answer_leads_elsewhere():
    talk = asked(plan(CSAT, WHY))
    does(talk, "csat=5")
    does(talk, "change=*")

    assert "Question why?" in seen(does(talk, "csat=1"))


def test_skipping_takes_nothing_back():
    talk = asked(plan(CSAT, question("why", "text")))
    for step in ("csat=5", "Fine", "change=why", "skip"):
        does(talk, step)

    assert [r.text for r in talk.world.all(Response) if r.question == "why"] == ["Fine"]


@pytest.mark.parametrize("step", ["change=*", "change", "csat=1", "more=yes"])
def test_nothing_changes_after_the_end(step):
    talk = asked(plan(CSAT))
    does(talk, "csat=5")
    talk.now += talk.workspace.expiry

    assert "closed" in seen(does(talk, step))
    assert [r.score for r in talk.world.all(Response)] == [5]


def test_what_was_not_answered_cannot_be_changed():
    talk = asked(plan(CSAT, WHY))

    assert "Question csat?" in seen(does(talk, "change=*"))
    does(talk, "csat=5")
    assert "Nothing was changed" in seen(does(talk, "change=why"))
    assert "no question open" in seen(talk.does(ANNA, "thanks!"))
    assert TOKEN
