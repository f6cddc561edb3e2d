"""What looking at a page does and does not, and how a stop is taken back without typing."""

import pytest
from world import ANNA, Talk

from bot.messages import Actor
from bot.model import Contact, Customer, Interaction

GUEST = Actor(platform="web", person="guest")


@pytest.fixture(name="talk")
def _talk():
    return Talk()


def stopped(talk):
    return talk.world.find(Customer, "C1").stopped_at


def test_looking_shows_the_open_question_again(talk):
    talk.asked()
    (shown,) = talk.does(ANNA, "/look")
    assert shown.buttons[0][0].data.startswith("r:")


def test_looking_shows_nothing_when_nothing_is_open(talk):
    assert talk.does(GUEST, "/look") == []
    assert talk.world.all(Customer) == talk.world.all(Contact) == []


def test_looking_does_not_undo_a_stop(talk):
    talk.asked()
    talk.does(ANNA, "c:stop")
    assert talk.does(ANNA, "/look") == []
    assert stopped(talk) == talk.now


def test_a_stop_is_taken_back_with_the_button_below_it(talk):
    talk.asked()
    (promise,) = talk.does(ANNA, "c:stop")
    (button,) = promise.buttons[0]
    assert "/start" not in promise.text
    (answer,) = talk.does(ANNA, button.data)
    assert "next contact" in answer.text
    assert stopped(talk) is None


def test_taking_a_stop_back_behind_a_link_makes_the_link_no_place_to_write_to(talk):
    data = talk.ended(customer="C1")[0].data
    bearer = Actor(platform="web", person=talk.world.find(Interaction, data["interaction"]).ask)
    talk.does(bearer, "c:stop")
    assert stopped(talk) == talk.now
    talk.does(bearer, "c:again")
    assert stopped(talk) is None
    assert talk.world.find(Customer, "C1").home == ""
    assert talk.world.all(Contact) == []
