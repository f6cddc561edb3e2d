"""What is typed goes to the question that is open, and to nobody once there is none."""

import datetime as dt

import pytest
from world import AGENT, ANNA, LEAD, Talk

from bot.model import Interaction, Response


@pytest.fixture(name="talk")
def _talk():
    return Talk()


def answers(talk, token):
    return {found.question: found.score or found.text for found in talk.world.all(Response) if found.ask == token}


def test_after_the_newer_question_the_older_one_can_be_typed(talk):
    first = talk.asked()
    second = talk.world.find(Interaction, talk.ended()[0].data["interaction"]).ask

    talk.does(ANNA, "5")
    talk.does(ANNA, "2")
    talk.does(ANNA, "nobody came")

    assert answers(talk, second) == {"csat": 5}
    assert answers(talk, first) == {"csat": 2, "why": "nobody came"}


def test_a_question_that_closed_says_so_once(talk):
    token = talk.asked()
    talk.does(ANNA, f"r:{token}:csat:2")
    talk.now += dt.timedelta(days=30)

    said = [talk.does(ANNA, "hello")[0].text for _ in range(2)]

    assert "closed" in said[0]
    assert "no question open" in said[1]
    assert answers(talk, token) == {"csat": 2}


def test_a_question_that_closed_gives_way_to_one_that_is_open(talk):
    old = talk.asked()
    talk.does(ANNA, f"r:{old}:csat:2")
    talk.now += dt.timedelta(days=10)
    new = talk.world.find(Interaction, talk.ended()[0].data["interaction"]).ask
    talk.does(ANNA, f"r:{old}:csat:1")
    talk.now += dt.timedelta(days=10)

    talk.does(ANNA, "4")

    assert (answers(talk, old), answers(talk, new)) == ({"csat": 1}, {"csat": 4})


@pytest.mark.parametrize("who", [AGENT, LEAD])
def test_staff_are_told_what_they_can_type(talk, who):
    (told,) = talk.does(who, "hello")

    assert "/help" in told.text
    assert "next contact" not in told.text
