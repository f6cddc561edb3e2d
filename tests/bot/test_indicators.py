"""Indicators of scores, against their definitions and the edge cases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.indicators import ces, csat, nps
from bot.tally import Tally

CASES = [
    (csat, Tally(), None),
    (csat, Tally(5, {5: 1}), 1.0),
    (csat, Tally(5, {1: 1}), 0.0),
    (csat, Tally(5, {4: 1, 3: 1}), 0.5),
    (csat, Tally(3, {3: 1, 2: 1}), 0.5),
    (csat, Tally(4, {3: 1, 4: 1, 2: 2}), 0.5),
    (csat, Tally(6, {5: 1, 6: 1, 4: 2}), 0.5),
    (csat, Tally(7, {6: 1, 7: 1, 5: 2}), 0.5),
    (csat, Tally(10, {8: 1, 9: 1, 10: 1, 7: 3}), 0.5),
    (csat, Tally(11, {10: 1}), None),
    (ces, Tally(7, {5: 1, 6: 1, 7: 1, 4: 1}), 0.75),
    (ces, Tally(5, {5: 9}), None),
    (nps, Tally(11, {10: 3, 9: 2, 0: 1}), 100 * (5 - 1) / 6),
    (nps, Tally(11, {0: 4}), -100.0),
    (nps, Tally(11, {7: 1, 8: 1}), 0.0),
    (nps, Tally(10, {10: 4}), None),
    (nps, Tally(), None),
]


@pytest.mark.parametrize(("module", "tally", "value"), CASES)
def test_an_indicator_is_true_to_its_definition(module, tally, value):
    estimate = module.INDICATOR.estimate(tally)

    assert (estimate.value if estimate else None) == (pytest.approx(value) if value is not None else None)
    assert estimate is None or estimate.n == tally.n


def test_the_check_value_of_the_net_score_comes_out():
    estimate = nps.INDICATOR.estimate(Tally(11, {10: 3, 7: 2, 0: 1}))

    assert estimate.value == pytest.approx(33.3333, abs=1e-3)
    assert estimate.data == {"promoters": 0.5, "passives": pytest.approx(1 / 3), "detractors": pytest.approx(1 / 6)}


@given(st.dictionaries(st.integers(0, 10), st.integers(1, 50)))
def test_the_net_score_lies_within_its_bounds(counts):
    estimate = nps.INDICATOR.estimate(Tally(11, counts))

    assert estimate is None or -100 <= estimate.low <= estimate.value <= estimate.high <= 100


@pytest.mark.parametrize("module", [csat, ces])
def test_scales_are_never_compared_with_one_another(module):
    assert module.INDICATOR.change(Tally(5, {1: 50}), Tally(7, {7: 50})) == "unclear"
