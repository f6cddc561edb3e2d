"""Whatever a customer writes, the message of their case stays one that can be edited."""

import pytest
from cases import low
from world import AGENT, ANNA, Talk

from bot.cases.shortening import short
from handlers.slack.blocks import layout
from handlers.telegram.layout import parts


@pytest.fixture
def talk():
    talk = Talk()
    low(talk, 1, name="N" * 64, team="T" * 40, channel="C" * 40, product="P" * 40)
    return talk


@pytest.mark.parametrize("words", ["x" * 4096, "\N{POUTING FACE}" * 2048, "a\n" * 2000, "& < > " * 600])
def test_a_case_fits_into_one_message_whatever_is_written(talk, words):
    talk.does(ANNA, words)
    for _ in range(3):
        low(talk, 1, name="N" * 64)
        talk.does(ANNA, words)
    talk.does(AGENT, f"/case 1 write {words[:3500]}")
    for _ in range(4):
        talk.does(ANNA, words)

    shown = talk.alerts()[0]
    assert len(parts(shown)) == 1
    assert len(layout(shown)) <= 8


def test_all_of_it_can_be_read(talk):
    talk.does(ANNA, "A long story. " * 200 + "The end.")

    assert "The end." not in talk.alerts()[0].text
    assert "The end." in talk.does(AGENT, "/case 1")[0].text


def test_of_a_long_story_the_newest_is_told(talk):
    for number in range(30):
        talk.does(AGENT, f"/case 1 note remark {number}")
    told = talk.does(AGENT, "/case 1")[0].text

    assert "remark 29" in told
    assert "remark 9”" not in told


@pytest.mark.parametrize(
    ("words", "most", "cut"),
    [
        ("one  two\nthree", 20, "one two three"),
        ("one two three", 8, "one two…"),
        ("\N{POUTING FACE}" * 3, 5, "\N{POUTING FACE}" * 2 + "…"),
        ("\N{POUTING FACE}" * 3, 4, "\N{POUTING FACE}…"),
    ],
)
def test_words_are_cut_between_characters(words, most, cut):
    assert short(words, most) == cut
