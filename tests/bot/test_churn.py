"""Churn, retention and referral as pure functions of a cohort."""

from dataclasses import replace

import pytest

from bot import languages
from bot.guessing import gap
from bot.indicators import churn, referral, retention
from bot.reports.cohort import Cohort, Money
from bot.reports.values import note

HUNDRED = Cohort(
    start=100,
    lost=10,
    joined=6,
    back=2,
    brief=1,
    active=108,
    referrers=9,
    referrals=12,
    cancelled=11,
    reasons={"price": 3, "Price": 4, " price ": 1, "moved": 2},
    money={"EUR": Money(start=300_000, lost=40_000, new=36_000, joined=6)},
)


def test_a_hundred_at_the_start_of_whom_ten_left():
    found = churn.estimate(HUNDRED)

    assert (found.value, found.hits, found.n) == (0.10, 10, 100)
    assert (HUNDRED.end, HUNDRED.kept) == (97, 90)
    assert (found.data["value_lost"], found.data["value_share"]) == (400, pytest.approx(2 / 15))
    assert retention.estimate(HUNDRED).value == 0.90


def test_reasons_are_ranked_and_spelt_as_they_are_most_often():
    assert HUNDRED.ranked() == [("Price", 8), ("moved", 2)]


@pytest.mark.parametrize(
    ("money", "needed"),
    [
        (Money(lost=40_000, new=36_000, joined=6), 7),
        (Money(lost=36_000, new=36_000, joined=6), 6),
        (Money(lost=36_001, new=36_000, joined=6), 7),
        (Money(lost=1, new=36_000, joined=6), 1),
        (Money(lost=0, new=36_000, joined=6), 0),
        (Money(lost=40_000), None),
        (Money(lost=40_000, joined=3), None),
    ],
)
def test_new_customers_to_stay_level_are_rounded_up(money, needed):
    assert churn.needed(money) == needed


@pytest.mark.parametrize("indicator", [churn, retention, referral])
def test_from_nobody_there_is_no_number(indicator):
    assert indicator.estimate(Cohort()) is None
    assert indicator.change(Cohort(), HUNDRED) == "unclear"


def test_who_came_in_an_empty_company_is_told_but_gives_no_churn():
    assert churn.estimate(Cohort(joined=5, active=5)) is None


def test_a_referrer_counts_once():
    found = referral.estimate(HUNDRED)

    assert (found.hits, found.n, found.data["referrals"]) == (9, 108, 12)


def test_more_churn_is_up_and_more_retention_is_up():
    worse = replace(HUNDRED, start=1000, lost=300)
    better = replace(HUNDRED, start=1000, lost=100)

    assert (churn.change(better, worse), churn.change(worse, better)) == ("up", "down")
    assert (retention.change(better, worse), retention.change(worse, better)) == ("down", "up")


@pytest.mark.parametrize("code", languages.known())
@pytest.mark.parametrize("indicator", [churn, retention, referral])
def test_every_note_can_be_said_in_every_language(code, indicator):
    empty = replace(HUNDRED, joined=0, money={"EUR": replace(HUNDRED.money["EUR"], before=True)})

    for cohort in (HUNDRED, empty):
        for one in indicator.estimate(cohort).notes:
            assert note(one, languages.texts(code))


def test_the_gap_is_how_much_estimates_are_too_high():
    found = gap([0.92, 0.98], 0.9)

    assert (found.mean, found.n, found.low, found.high) == (pytest.approx(0.95), 2, 0.92, 0.98)
    assert found.gap == pytest.approx(0.05)
    assert gap([], 0.9) is None
    assert gap([0.92], None).gap is None
