"""Ratings and comments that contradict each other."""

import datetime as dt

import pytest

from bot import disagreement
from bot.model import Response

NOON = dt.datetime(2026, 10, 5, 12, tzinfo=dt.UTC)


def given(measure="csat", scale=5, score=None, **rest):
    return Response(
        ask="a", question="q", measure=measure, scale=scale, score=score, answered_at=NOON, day=NOON.date(), **rest
    )


def said(polarity, confidence=0.9, **rest):
    return given("text", 0, text="words", polarity=polarity, confidence=confidence, **rest)


@pytest.mark.parametrize(
    ("measure", "scale", "score", "polarity", "expected"),
    [
        ("csat", 5, 5, -0.75, True),
        ("csat", 5, 5, -0.74, False),
        ("csat", 5, 4, -0.9, False),
        ("csat", 5, 3, -0.9, False),
        ("csat", 5, 1, 0.75, True),
        ("csat", 5, 2, 0.9, False),
        ("csat", 5, 1, -0.9, False),
        ("csat", 5, 5, 0.9, False),
        ("csat", 7, 6, -0.8, True),
        ("csat", 10, 8, -0.8, False),
        ("nps", 11, 9, -0.8, True),
        ("nps", 11, 8, -0.8, False),
        ("nps", 11, 0, 0.8, True),
        ("nps", 11, 3, 0.8, False),
        ("ces", 7, 7, -0.8, True),
        ("ces", 7, 1, 0.8, True),
        ("yes", 2, 1, -0.9, False),
        ("csat", 4711, 4711, -0.9, False),
        ("csat", 5, None, -0.9, False),
        ("csat", 5, 5, None, False),
    ],
)
def test_only_the_ends_of_a_scale_and_strong_words_disagree(measure, scale, score, polarity, expected):
    assert disagreement.disagree(given(measure, scale, score), said(polarity)) is expected


def test_a_guess_is_no_disagreement():
    assert not disagreement.disagree(given(score=5), said(-0.9, confidence=0.79))


def test_an_area_may_be_good_while_the_words_are_bad():
    assert not disagreement.disagree(given(score=5, area="speed"), said(-0.9))


def test_what_was_taken_out_disagrees_with_nothing():
    assert not disagreement.disagree(given(score=5, void="a mistake"), said(-0.9))
    assert not disagreement.disagree(given(score=5), said(-0.9, void="a mistake"))


@pytest.mark.parametrize(
    ("polarity", "expected"), [(None, ""), (-0.5, ""), (-0.75, "negative"), (0.74, ""), (0.9, "positive")]
)
def test_only_sure_words_are_strong(polarity, expected):
    assert disagreement.strong(said(polarity)) == expected
