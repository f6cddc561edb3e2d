"""Answers above the company's usual level, and above or short of the target."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from world import ANNA, LEAD, Talk

from bot.indicators._usual import above
from bot.tally import Tally


def answered(talk, *scores, agent="Marta"):
    for score in scores:
        token = talk.asked(agents=(agent,))
        talk.does(ANNA, f"r:{token}:csat:{score}")


@pytest.fixture
def talk():
    """Thirty answers with a mean of 4.2 in September, then twelve in October."""
    talk = Talk()
    talk.now = dt.datetime(2026, 9, 15, 9, tzinfo=dt.UTC)
    answered(talk, *[5] * 12, *[4] * 12, *[3] * 6)
    talk.now = dt.datetime(2026, 10, 7, 9, tzinfo=dt.UTC)
    answered(talk, *[5] * 9, 4, agent="Marta")
    answered(talk, 4, 1, agent="Ivo")
    return talk


def said(talk, words):
    return talk.does(LEAD, words)[0]


def test_answers_above_the_usual_level_are_counted(talk):
    reply = said(talk, "/csat week")

    assert (
        "Above the usual level (mean 4.20 in the 12 weeks before, n = 30): 9 of 12 answers, 75.00%; then it was 40.00%."
        in reply.text
    )
    assert reply.data["usual_mean"] == 4.2
    assert (reply.data["usual_hits"], reply.data["usual_n"], reply.data["usual_days"]) == (9, 30, 84)
    assert reply.data["usual_low"] < reply.data["usual_share"] == 0.75 < reply.data["usual_high"]


def test_filters_do_not_change_what_is_usual(talk):
    assert "n = 30): 9 of 10 answers" in said(talk, "/csat week agent=Marta").text


@pytest.mark.parametrize("words", ["/csat week agent=Ivo", "/csat 2026-09", "/csat 2027-01"])
def test_too_few_answers_and_too_little_history_make_no_noise(talk, words):
    assert "usual" not in said(talk, words).text


def test_what_is_usual_is_said_in_the_explanation(talk):
    assert "12 weeks (84 days)" in said(talk, "/explain csat").text


@pytest.mark.parametrize(
    ("target", "sentence", "margin"),
    [
        (75, "2 above target: 11 satisfied answers, 9 would do.", 2),
        (99, "1 below target: 11 satisfied answers, 12 are needed.", -1),
    ],
)
def test_answers_beyond_and_short_of_the_target_are_counted(talk, target, sentence, margin):
    said(talk, f"/target csat {target}")
    reply = said(talk, "/csat week")

    assert sentence in reply.text
    assert reply.data["target_margin"] == margin


@given(st.dictionaries(st.integers(1, 5), st.integers(1, 30), min_size=1))
def test_scores_above_a_mean_are_above_it(counts):
    usual = Tally(5, counts)

    assert all(score > usual.mean for score in above(usual, 5))
    assert all(score <= usual.mean for score in range(1, 6) if score not in above(usual, 5))
