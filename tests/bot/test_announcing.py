"""A key of another system's own stands for one request only."""

import datetime as dt

from world import TIME_ZERO, Talk

from bot.messages import Announced


def said(talk, key, mark, number):
    event = Announced(id=f"api:{number}", at=TIME_ZERO + dt.timedelta(minutes=number), key=key, mark=mark)
    (reply,) = talk.handle(event)
    return reply.data["same"]


def test_the_same_again_is_the_same_and_anything_else_is_not():
    talk = Talk()

    assert [said(talk, "k", mark, at) for at, mark in enumerate(("one", "one", "two", "two", "one"))] == [
        True,
        True,
        False,
        False,
        True,
    ]


def test_another_key_stands_for_something_else():
    talk = Talk()

    assert said(talk, "k", "one", 1)
    assert said(talk, "l", "two", 2)
