"""Quantiles from counts against the plain way over every single duration."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reports.durations import Durations, change

seconds = st.lists(st.integers(0, 500), min_size=1, max_size=60)


@given(seconds, st.sampled_from([0, 0.1, 0.25, 0.5, 0.9, 1]))
def test_quantiles_are_those_of_the_single_values(values, share):
    assert Durations(Counter(values)).quantile(share) == pytest.approx(np.quantile(values, share))


@given(seconds)
def test_the_interval_holds_the_median(values):
    found = Durations(Counter(values))
    interval = found.median_interval()
    assert interval.low <= found.quantile(0.5) <= interval.high
    assert {interval.low, interval.high} <= set(values)
    assert found.mean == pytest.approx(sum(values) / len(values))


def test_the_interval_holds_the_true_median_as_often_as_it_says():
    chance = np.random.default_rng(5)
    held = 0
    for _ in range(2000):
        interval = Durations(Counter(chance.integers(0, 1001, 51).tolist())).median_interval()
        held += interval.low <= 500 <= interval.high
    assert 0.94 <= held / 2000 <= 0.985


def test_nothing_has_no_figures():
    nothing = Durations()
    assert (nothing.n, nothing.mean, nothing.quantile(0.5)) == (0, None, None)
    with pytest.raises(ValueError, match="nothing"):
        nothing.median_interval()
    assert change(nothing, Durations({5: 100})) == "unclear"


def test_a_change_is_told_apart_from_chance():
    short, long = Durations({60: 40, 120: 40}), Durations({120: 40, 240: 40})
    assert change(short, long) == "up"
    assert change(long, short) == "down"
    assert change(short, Durations({60: 41, 121: 39})) == "unclear"
