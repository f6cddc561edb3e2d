"""Whoever said stop is left alone, wherever and however they would have been asked or counted."""

import pytest
from world import ANNA, Talk

from bot.messages import Actor
from bot.model import Ask, AskState, Customer, Interaction, Response


@pytest.fixture(name="talk")
def _talk():
    return Talk()


def brought(talk, **interaction):
    """End an interaction, and return the token of the ask about it."""
    return talk.world.find(Interaction, talk.ended(**interaction)[0].data["interaction"]).ask


def state(talk, token):
    return talk.world.find(Ask, token).state


def bearer(token):
    return Actor(platform="web", person=token)


def test_stop_closes_whatever_else_the_customer_was_asked(talk):
    opened, owed = talk.asked(), brought(talk)

    talk.does(ANNA, "/stop")

    assert [state(talk, token) for token in (opened, owed)] == [AskState.STOPPED, AskState.STOPPED]
    assert talk.world.owed[f"ask:{owed}"].only_edits
    assert f"ask:{owed}" not in talk.world.promises


def test_stop_leaves_what_was_answered_as_it_is(talk):
    token = talk.asked()
    talk.does(ANNA, f"r:{token}:csat:2")

    talk.does(ANNA, "/stop")

    assert state(talk, token) is AskState.ANSWERED


@pytest.mark.parametrize("answer", ["csat:5", "more:yes", "change:*"])
def test_a_tap_after_a_stop_counts_only_for_who_takes_the_stop_back(talk, answer):
    token = talk.asked()
    talk.does(ANNA, "/stop")

    (told,) = talk.does(ANNA, f"r:{token}:{answer}")

    assert "keep to that" in told.text
    assert (state(talk, token), talk.world.all(Response)) == (AskState.STOPPED, [])
    (asked,) = talk.does(ANNA, told.buttons[0][0].data)
    assert asked.buttons[0][0].data == f"r:{token}:csat:1"
    talk.does(ANNA, f"r:{token}:csat:5")
    assert state(talk, token) is AskState.ANSWERED


def test_words_after_a_stop_are_told_that_it_holds(talk):
    talk.asked()
    talk.does(ANNA, "/stop")

    (told,) = talk.does(ANNA, "it was fine")

    assert "keep to that" in told.text


def test_a_link_shows_that_a_stop_holds_and_the_way_back(talk):
    token = brought(talk, contacts=())
    talk.does(bearer(token), "c:stop")

    (told,) = talk.does(bearer(token), f"/start {token}")
    (asked,) = talk.does(bearer(token), told.buttons[0][0].data)

    assert "keep to that" in told.text
    assert asked.buttons[0][0].data == f"r:{token}:csat:1"
    assert talk.world.find(Customer, "C1").stopped_at is None


def test_opening_an_old_link_in_a_chat_lifts_no_stop(talk):
    old = brought(talk)
    talk.does(bearer(old), "c:stop")

    (told,) = talk.does(ANNA, f"/start {old}")

    assert "keep to that" in told.text
    assert talk.world.find(Customer, "C1").stopped_at == talk.now


def test_who_said_stop_is_not_asked_behind_somebody_elses_link(talk):
    talk.does(ANNA, "/stop")
    token = brought(talk, customer="C2")

    (told,) = talk.does(ANNA, f"/start {token}")

    assert "keep to that" in told.text
    assert talk.does(ANNA, told.buttons[0][0].data)[0].buttons[0][0].data == f"r:{token}:csat:1"


def test_a_way_back_is_for_who_said_stop_only(talk):
    token = talk.asked()
    talk.does(ANNA, "/stop")

    (told,) = talk.does(Actor(platform="telegram", person="200"), f"c:again {token}")

    assert "somebody else" in told.text
    assert talk.world.find(Customer, "C1").stopped_at == talk.now
