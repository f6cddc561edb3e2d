"""Relative weights, against their definition worked out on the answers themselves."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bot.weights
from bot.weights import relative_weights, weigh


def answers(n, *, strength=(0.5, 0.2, 0.0), seed=1):
    chance = np.random.default_rng(seed)
    shared = chance.normal(size=(n, 1))
    areas = np.clip(np.round(3.5 + 0.7 * shared + 0.9 * chance.normal(size=(n, len(strength)))), 1, 5)
    score = np.clip(np.round(1.2 + areas @ np.array(strength) + 0.5 * chance.normal(size=n)), 1, 5)
    return np.unique(np.column_stack([areas, score]), axis=0, return_counts=True)


def directly(scores, counts):
    """Johnson's own way: the orthogonal columns nearest to the areas, and the two regressions on them."""
    rows = np.repeat(scores, counts, axis=0)
    standard = (rows - rows.mean(axis=0)) / rows.std(axis=0)
    areas, score = standard[:, :-1], standard[:, -1]
    left, _, right = np.linalg.svd(areas, full_matrices=False)
    nearest = left @ right * np.sqrt(len(rows))
    on_score = np.linalg.lstsq(nearest, score, rcond=None)[0]
    on_areas = np.linalg.lstsq(nearest, areas, rcond=None)[0].T
    residual = score - areas @ np.linalg.lstsq(areas, score, rcond=None)[0]
    return on_areas**2 @ on_score**2, 1 - residual @ residual / (score @ score)


@settings(max_examples=20, deadline=None)
@given(st.integers(60, 300), st.integers(0, 1000))
def test_weights_are_those_of_a_direct_computation_and_add_up_to_all_that_is_explained(n, seed):
    scores, counts = answers(n, seed=seed)
    expected, explained = directly(scores, counts)
    found = weigh(scores, counts)

    assert found.values == pytest.approx(tuple(expected), abs=1e-9)
    assert found.explained == pytest.approx(explained, abs=1e-9)
    assert found.n == n


def test_what_moves_the_score_is_told_from_what_does_not():
    found = weigh(*answers(400))

    assert found.values[0] > found.values[1] > found.values[2]
    assert found.ahead[0] == {1, 2}
    assert all(bounds.low <= value <= bounds.high for value, bounds in zip(found.values, found.intervals, strict=True))


def test_two_that_are_alike_cannot_be_told_apart():
    found = weigh(*answers(200, strength=(0.3, 0.3)))

    assert found.ahead == (frozenset(), frozenset())


def test_the_same_answers_give_the_same_figures():
    assert weigh(*answers(90)) == weigh(*answers(90))


def test_the_two_ways_to_draw_agree(monkeypatch):
    scores, counts = answers(600)
    many = weigh(scores, counts)
    monkeypatch.setattr(bot.weights, "MANY", 10_000)
    few = weigh(scores, counts)

    for one, other in zip(many.intervals, few.intervals, strict=True):
        assert (one.low, one.high) == pytest.approx((other.low, other.high), abs=0.02)


def test_intervals_hold_the_truth_about_as_often_as_they_say():
    truth = weigh(*answers(200_000)).values[0]
    held = [weigh(*answers(120, seed=seed)).intervals[0] for seed in range(60)]

    assert sum(bounds.low <= truth <= bounds.high for bounds in held) >= 51


def test_one_that_says_the_same_as_another_shares_its_weight():
    same = np.array([[1.0, 1.0], [1.0, 1.0]])

    assert relative_weights(same, np.array([0.6, 0.6])) == pytest.approx([0.18, 0.18])


def test_what_does_not_vary_cannot_be_weighed():
    with pytest.raises(ValueError, match="does not vary"):
        weigh(np.array([[3.0, 1.0, 2.0], [3.0, 2.0, 4.0]]), np.array([5, 5]))
