"""
Intervals and tests against figures of statsmodels 0.15.0 and SciPy 1.17.1, worked out once and written down here.

The packages are no part of the project: SciPy beside the language tools makes the first comment slow.
"""

from __future__ import annotations

import math

import numpy as np
import pytest

from bot.significance import chi_squared_tail, holm, ranks_differ, shares_differ
from bot.statistics import net_margin, net_score, net_z, share_difference, wilson
from bot.weights import correlation

WILSON = [
    (7, 50, 0.069508334270, 0.261861937106),
    (0, 10, 0.000000000000, 0.277532799863),
    (10, 10, 0.722467200137, 1.000000000000),
    (1, 1, 0.206549314377, 1.000000000000),
    (231, 343, 0.622158882345, 0.720937356509),
    (98, 228, 0.367252805462, 0.494721838061),
    (999, 1000, 0.994357441402, 0.999823453629),
    (50321, 100000, 0.500111024915, 0.506308728473),
]
"""``proportion_confint(hits, n, method="wilson")``."""
NEWCOMBE = [
    ((56, 70, 48, 80), 0.052431472402, 0.333872654037),
    ((9, 10, 3, 10), 0.170522723935, 0.809017973535),
    ((6, 7, 2, 7), 0.058227927482, 0.806249637524),
    ((5, 56, 0, 29), -0.038137147904, 0.192560013855),
    ((10, 10, 0, 20), 0.679086037142, 1.000000000000),
    ((231, 343, 228, 336), -0.075143238873, 0.065093727403),
    ((10, 10, 0, 10), 0.607509350431, 1.000000000000),
]
"""``confint_proportions_2indep(..., method="newcomb", compare="diff")``."""
NET = [
    ((50, 20, 100), (40, 30, 100), 30.0, 1.754116038614, 15.307808075043),
    ((30, 10, 60), (200, 150, 500), 33.3333333333, 2.262148386843, 18.859762234603),
    ((5, 5, 30), (20, 2, 40), 0.0, -3.198122914912, 20.659834410152),
]
"""``DescrStatsW`` of 100, 0 and -100, weighted by how many gave each: mean, z of the difference, half the interval."""
TAILS = [
    (3.841458820694124, 1, 4.999999999999989e-02),
    (0.5, 1, 4.795001221869534e-01),
    (5.99, 2, 5.003662708658629e-02),
    (0.1, 3, 9.918374237318764e-01),
    (7.81, 3, 5.010605635000589e-02),
    (30, 7, 9.495972508134177e-05),
    (200, 10, 1.613930533697732e-37),
    (12.3, 24, 9.763125980054933e-01),
    (1e-09, 5, 1.0),
    (700, 3, 2.099130853420449e-151),
]
"""``scipy.stats.chi2.sf``."""
SHARES = [
    ([(30, 50), (45, 60)], 0.092600697821, 0.160356745147),
    ([(231, 343), (228, 336), (10, 40)], 0.000000270829, 0.205093531556),
    ([(50, 100), (50, 100)], 1.0, 0.0),
    ([(80, 100), (70, 100), (60, 100), (75, 100)], 0.013595333423, 0.163392710140),
]
"""``proportions_chisquare``, and Cramér's V by ``scipy.stats.contingency.association``."""
RANKS = [
    ([{1: 5, 0: 3, -1: 2}, {1: 2, 0: 3, -1: 9}], 0.025399124866, 0.466087614399),
    ([{10: 4, 9: 3, 3: 1}, {8: 5, 7: 2}, {0: 6, 10: 1, 9: 2}], 0.012452437666, 0.617557522672),
    ([{1: 100, 0: 50, -1: 20}, {1: 90, 0: 60, -1: 25}, {1: 50, 0: 20, -1: 60}], 0.000000244525, 0.253448344098),
]
"""``scipy.stats.kruskal``, and the root of its H over n - 1."""
HOLM = [
    ([0.01, 0.04, 0.03, 0.005], [0.03, 0.06, 0.06, 0.02]),
    ([0.5, 0.5], [1.0, 1.0]),
    ([0.02], [0.02]),
    ([0.001, 0.2, 0.2, 0.04, 0.9], [0.005, 0.6, 0.6, 0.16, 0.9]),
    ([0.03, 0.01, 0.02], [0.04, 0.03, 0.04]),
]
"""``multipletests(..., method="holm")``."""


@pytest.mark.parametrize(("hits", "n", "low", "high"), WILSON)
def test_wilson(hits, n, low, high):
    found = wilson(hits, n)

    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-11)


@pytest.mark.parametrize(("groups", "low", "high"), NEWCOMBE)
def test_newcombe(groups, low, high):
    found = share_difference(*groups)

    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-11)


@pytest.mark.parametrize(("now", "before", "score", "z", "margin"), NET)
def test_the_net_score(now, before, score, z, margin):
    assert net_score(*now) == pytest.approx(score, abs=1e-9)
    assert net_z(now, before) == pytest.approx(z, abs=1e-10)
    assert net_margin(*now) == pytest.approx(margin, abs=1e-10)


@pytest.mark.parametrize(("statistic", "degrees", "tail"), TAILS)
def test_the_tail_of_chi_squared(statistic, degrees, tail):
    assert chi_squared_tail(statistic, degrees) == pytest.approx(tail, rel=1e-11)


@pytest.mark.parametrize(("groups", "p", "size"), SHARES)
def test_shares(groups, p, size):
    found = shares_differ(groups)

    assert (found.p, found.size) == pytest.approx((p, size), abs=1e-11)


@pytest.mark.parametrize(("groups", "p", "size"), RANKS)
def test_ranks(groups, p, size):
    found = ranks_differ(groups)

    assert (found.p, found.size) == pytest.approx((p, size), abs=1e-11)


@pytest.mark.parametrize(("found", "adjusted"), HOLM)
def test_several_looks(found, adjusted):
    assert holm(found) == pytest.approx(adjusted, abs=1e-12)


def test_correlation():
    """``scipy.stats.pearsonr`` and its ``confidence_interval``."""
    first = np.array([1, 2, 3, 4, 5, 5, 4, 2, 3, 1.0])
    second = np.array([1, 3, 2, 5, 4, 5, 3, 2, 4, 2.0])
    value, bounds = correlation(first, second, np.ones(10, int))

    assert value == pytest.approx(0.815892439830632, abs=1e-12)
    assert (bounds.low, bounds.high) == pytest.approx((0.38303300492239806, 0.9549525879565062), abs=1e-12)


def test_few_answers_are_dealt_out_by_chance():
    """The exact p of three successes of four against one of six, by going through all hypergeometric outcomes."""
    found, again = shares_differ([(3, 4), (1, 6)]), shares_differ([(3, 4), (1, 6)])
    ways = {hits: math.comb(4, hits) * math.comb(6, 4 - hits) / math.comb(10, 4) for hits in range(5)}
    apart = {hits: (hits - 1.6) ** 2 for hits in ways}

    assert found.p == pytest.approx(sum(way for hits, way in ways.items() if apart[hits] >= apart[3] - 1e-9), abs=0.015)
    assert found == again
