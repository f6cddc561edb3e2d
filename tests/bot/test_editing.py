"""Messages that are edited after they were sent."""

import datetime as dt
import itertools

import pytest
from world import ANNA, Talk

from bot.messages import Address, Typed
from bot.model import Customer, Response

MINUTE = dt.timedelta(minutes=1)


@pytest.fixture(name="talk")
def _talk():
    talk = Talk()
    talk.asked()
    return talk


@pytest.fixture(name="says")
def _says(talk):
    numbers = itertools.count()

    def says(text, edits=None):
        """Type a text, or edit the one written at an instant; returns when, and the replies."""
        talk.now += MINUTE
        here = Address(platform="telegram", chat=ANNA.person)
        event = Typed(id=f"typed{next(numbers)}", at=talk.now, actor=ANNA, where=here, text=text, edits=edits)
        return talk.now, talk.handle(event)

    return says


def answers(talk):
    return {each.question: each.score or each.text for each in talk.world.all(Response)}


def test_an_edited_score_is_the_score_and_no_answer_to_why(talk, says):
    at, _ = says("2")
    _, replies = says("3", edits=at)
    assert answers(talk) == {"csat": 3}
    assert "3 of 5" in replies[0].text


def test_an_edited_comment_replaces_what_it_was(talk, says):
    says("2")
    at, _ = says("slw")
    says("slow", edits=at)
    says("slow courier", edits=at)
    assert answers(talk) == {"csat": 2, "why": "slow courier"}


def test_the_words_beside_an_edited_score_are_replaced_with_it(talk, says):
    at, _ = says("2, slw")
    says("1, slow courier", edits=at)
    assert answers(talk) == {"csat": 1, "why": "slow courier"}


def test_an_edited_answer_stays_on_its_day_and_is_marked(talk, says):
    at, _ = says("2")
    later, _ = says("3", edits=at)
    (response,) = talk.world.all(Response)
    assert (response.answered_at, response.edited_at) == (at, later)


def test_words_that_are_edited_into_a_number_give_it(talk, says):
    at, _ = says("so and so")
    says("3", edits=at)
    assert answers(talk)["csat"] == 3


@pytest.mark.parametrize("text", ["hello", "5", " "])
def test_an_edit_of_a_message_that_answered_nothing_is_ignored_silently(talk, says, text):
    at = talk.now - MINUTE
    says("2")
    says("slow")
    before = answers(talk)
    assert says(text, edits=at)[1] == []
    assert answers(talk) == before


def test_an_edit_that_changes_no_word_says_nothing(talk, says):
    at, _ = says("2")
    assert says("2", edits=at)[1] == []


def test_an_edit_after_the_question_closed_changes_nothing(talk, says):
    at, _ = says("2")
    talk.now += dt.timedelta(days=400)
    assert says("5", edits=at)[1] == []
    assert answers(talk) == {"csat": 2}


def test_a_stop_is_a_stop_in_an_edit_too(talk, says):
    at, _ = says("2")
    says("stop", edits=at)
    assert talk.world.find(Customer, "C1").stopped_at
