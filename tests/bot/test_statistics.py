import math
from statistics import NormalDist

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.statistics import (
    ENOUGH_FOR_NET,
    ENOUGH_FOR_SHARE,
    Interval,
    Standing,
    Z,
    net_change,
    net_interval,
    net_margin,
    net_score,
    net_z,
    share_change,
    share_difference,
    stands_out,
    wilson,
)

shares = st.integers(1, 100_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
nets = st.tuples(st.integers(0, 5000), st.integers(0, 5000), st.integers(0, 5000)).filter(any)
net_sides = nets.map(lambda counts: (counts[0], counts[1], sum(counts)))
intervals = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda ends: Interval(min(ends), max(ends)))


def test_z_leaves_a_fortieth_on_either_side():
    assert NormalDist().cdf(Z) == pytest.approx(0.975, abs=1e-15)


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(7, 50, 0.06951, 0.26186), (0, 10, 0, 0.27753), (10, 10, 0.72247, 1), (2023, 4054, 0.4836, 0.5144)],
)
def test_wilson_gives_the_published_figures(hits, n, low, high):
    interval = wilson(hits, n)

    assert interval.low == pytest.approx(low, abs=5e-5)
    assert interval.high == pytest.approx(high, abs=5e-5)


@given(shares)
def test_wilson_stays_between_0_and_1_and_holds_the_share(share):
    hits, n = share
    interval = wilson(hits, n)

    assert 0 <= interval.low <= hits / n <= interval.high <= 1
    assert interval.low < interval.high


@given(shares)
def test_wilson_mirrors_when_hits_and_misses_swap(share):
    hits, n = share
    interval, mirrored = wilson(hits, n), wilson(n - hits, n)

    assert mirrored.low == pytest.approx(1 - interval.high, abs=1e-12)
    assert mirrored.high == pytest.approx(1 - interval.low, abs=1e-12)


@given(shares, st.integers(2, 50))
def test_wilson_shrinks_as_answers_grow(share, times):
    hits, n = share
    few, many = wilson(hits, n), wilson(hits * times, n * times)

    assert many.high - many.low < few.high - few.low


@pytest.mark.parametrize(("hits", "n"), [(0, 0), (-1, 5), (6, 5)])
def test_what_is_no_share_has_no_interval(hits, n):
    with pytest.raises(ValueError, match="no share"):
        wilson(hits, n)


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((10, 10, 0, 10), 0.6075, 1.0),
    ],
)
def test_the_difference_of_shares_gives_the_published_figures(counts, low, high):
    interval = share_difference(*counts)

    assert interval.low == pytest.approx(low, abs=5e-5)
    assert interval.high == pytest.approx(high, abs=5e-5)


@given(shares, shares)
def test_the_difference_of_shares_mirrors_when_the_sides_swap(now, before):
    forth, back = share_difference(*now, *before), share_difference(*before, *now)

    assert forth.low == pytest.approx(-back.high, abs=1e-12)
    assert forth.high == pytest.approx(-back.low, abs=1e-12)
    assert -1 - 1e-12 <= forth.low <= now[0] / now[1] - before[0] / before[1] <= forth.high <= 1 + 1e-12


@pytest.mark.parametrize(
    ("counts", "verdict"),
    [
        ((80, 100, 50, 100), "up"),
        ((50, 100, 80, 100), "down"),
        ((52, 100, 50, 100), "unclear"),
        ((9, 9, 0, 100), "unclear"),
        ((100, 100, 0, 9), "unclear"),
        ((10, 10, 0, 10), "up"),
    ],
)
def test_a_share_changes_only_when_it_is_clear(counts, verdict):
    assert share_change(*counts) == verdict


@given(shares, shares)
def test_swapping_the_sides_turns_the_verdict_round(now, before):
    turned = {"up": "down", "down": "up", "unclear": "unclear"}

    assert share_change(*before, *now) == turned[share_change(*now, *before)]


def test_the_net_score_and_its_margin_give_the_published_figures():
    assert net_score(30, 10, 60) == pytest.approx(100 / 3)
    assert net_margin(30, 10, 60) == pytest.approx(100 * Z * math.sqrt(5 / 9 / 60))


@given(net_sides)
def test_the_net_interval_holds_the_score_and_stays_in_bounds(side):
    interval = net_interval(*side)

    assert -100 <= interval.low <= net_score(*side) <= interval.high <= 100


@given(net_sides)
def test_the_net_score_mirrors_when_promoters_and_detractors_swap(side):
    promoters, detractors, n = side

    assert net_score(detractors, promoters, n) == -net_score(promoters, detractors, n)
    assert net_margin(detractors, promoters, n) == net_margin(promoters, detractors, n)


@pytest.mark.parametrize("side", [(0, 0, 0), (-1, 0, 5), (0, -1, 5), (3, 3, 5)])
def test_what_is_no_net_score_is_refused(side):
    with pytest.raises(ValueError, match="no net score"):
        net_score(*side)


@pytest.mark.parametrize(
    ("now", "before", "verdict"),
    [
        ((60, 10, 100), (30, 30, 100), "up"),
        ((30, 30, 100), (60, 10, 100), "down"),
        ((40, 30, 100), (38, 30, 100), "unclear"),
        ((29, 0, 29), (0, 100, 100), "unclear"),
        ((30, 0, 30), (0, 30, 30), "up"),
        ((30, 0, 30), (40, 0, 40), "unclear"),
    ],
)
def test_a_net_score_changes_only_when_it_is_clear(now, before, verdict):
    assert net_change(now, before) == verdict


@given(net_sides, net_sides)
def test_the_z_of_a_net_change_turns_round_with_its_sides(now, before):
    assert net_z(now, before) == -net_z(before, now)


def test_the_z_of_a_net_change_is_the_change_in_standard_errors():
    assert net_z((30, 10, 60), (20, 20, 60)) == pytest.approx((1 / 3) / math.sqrt((5 / 9 + 2 / 3) / 60))


def test_minimum_counts_are_those_of_the_definitions():
    assert (ENOUGH_FOR_SHARE, ENOUGH_FOR_NET) == (10, 30)


NEAR = {name: Interval(40, 50) for name in "abcdef"}


@pytest.mark.parametrize(
    ("groups", "above", "below", "overlap"),
    [
        ({}, (), (), True),
        ({"alone": Interval(1, 2)}, (), (), True),
        (NEAR, (), (), True),
        (NEAR | {"touching": Interval(50, 60)}, (), (), True),
        (NEAR | {"high": Interval(60, 70)}, ("high",), (), False),
        (
            NEAR | {"high": Interval(60, 70), "higher": Interval(65, 75), "low": Interval(1, 2)},
            ("high", "higher"),
            ("low",),
            False,
        ),
        ({"low": Interval(1, 2), "high": Interval(3, 4)}, ("high",), ("low",), False),
        ({"low": Interval(1, 4), "middle": Interval(3, 6), "high": Interval(5, 8)}, (), (), False),
    ],
)
def test_those_stand_out_who_lie_apart_from_most_others(groups, above, below, overlap):
    assert stands_out(groups) == Standing(above=above, below=below, overlap=overlap)


@given(st.dictionaries(st.text(max_size=3), intervals, max_size=12))
def test_standing_out_agrees_with_comparing_every_pair(groups):
    def over(name):
        return sum(groups[name].low > other.high for other in groups.values()) * 2 > len(groups) - 1

    def under(name):
        return sum(groups[name].high < other.low for other in groups.values()) * 2 > len(groups) - 1

    standing = stands_out(groups)
    assert standing.above == tuple(name for name in groups if over(name))
    assert standing.below == tuple(name for name in groups if under(name))


@given(st.lists(intervals, min_size=1, max_size=12))
def test_nobody_stands_out_where_all_overlap(found):
    assume(max(interval.low for interval in found) <= min(interval.high for interval in found))

    assert stands_out({str(number): interval for number, interval in enumerate(found)}) == Standing(
        (), (), overlap=True
    )
