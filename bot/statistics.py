"""
How sure a figure is: intervals, and whether two figures differ.

Shares are numbers from 0 to 1, net scores points from -100 to 100; every interval is a 95 % interval.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Z = 1.959963984540054
"""Standard deviations on either side that hold 95 % of a normal distribution."""

ENOUGH_FOR_SHARE = 10
"""With fewer answers a share says too little: print the counts instead."""

ENOUGH_FOR_NET = 30
"""The same for a net score, whose interval is wider."""

Verdict = Literal["up", "down", "unclear"]
"""What may be said about a change."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``, both included."""

    low: float
    high: float


def wilson(hits: int, n: int) -> Interval:
    """
    Return the score interval of the share ``hits / n`` (Wilson, 1927); it never leaves 0 to 1.

    Raises:
        ValueError: there are no answers, or more hits than answers.
    """
    if not 0 <= hits <= n or n == 0:
        raise ValueError(f"{hits} of {n} is no share")
    share, weight = hits / n, Z * Z / n
    centre = (share + weight / 2) / (1 + weight)
    reach = Z * math.sqrt(share * (1 - share) / n + weight / (4 * n)) / (1 + weight)
    return Interval(0.0 if hits == 0 else centre - reach, 1.0 if hits == n else centre + reach)


def share_difference(hits: int, n: int, hits_before: int, n_before: int) -> Interval:
    """
    Return the interval of ``hits / n - hits_before / n_before``, from -1 to 1.

    The hybrid of two score intervals (Newcombe, 1998, method 10), for two independent groups of answers.

    Raises:
        ValueError: one of them is no share.
    """
    now, before = wilson(hits, n), wilson(hits_before, n_before)
    share, share_before = hits / n, hits_before / n_before
    change = share - share_before
    down = math.hypot(share - now.low, before.high - share_before)
    up = math.hypot(now.high - share, share_before - before.low)
    return Interval(change - down, change + up)


def share_change(hits: int, n: int, hits_before: int, n_before: int) -> Verdict:
    """Return where a share has moved; ``unclear`` also with fewer than :data:`ENOUGH_FOR_SHARE` answers on a side."""
    if min(n, n_before) < ENOUGH_FOR_SHARE:
        return "unclear"
    difference = share_difference(hits, n, hits_before, n_before)
    return _verdict(difference.low, difference.high)


def net_score(promoters: int, detractors: int, n: int) -> float:
    """
    Return promoters less detractors in points, from -100 to 100 (Reichheld, 2003).

    Raises:
        ValueError: there are no answers, or more promoters and detractors than answers.
    """
    if min(promoters, detractors) < 0 or promoters + detractors > n or n == 0:
        raise ValueError(f"{promoters} promoters and {detractors} detractors of {n} are no net score")
    return 100 * (promoters - detractors) / n


def net_margin(promoters: int, detractors: int, n: int) -> float:
    """
    Return how many points the net score may be off to either side (Rocks, 2016, the Wald interval).

    Nobody differing from anybody gives 0, which is not certainty: heed :data:`ENOUGH_FOR_NET`.
    """
    return Z * math.sqrt(_net_variance(promoters, detractors, n))


def net_interval(promoters: int, detractors: int, n: int) -> Interval:
    """Return the net score's interval in points, cut off at -100 and 100."""
    score, margin = net_score(promoters, detractors, n), net_margin(promoters, detractors, n)
    return Interval(max(-100.0, score - margin), min(100.0, score + margin))


def net_z(now: tuple[int, int, int], before: tuple[int, int, int]) -> float:
    """
    Return by how many standard errors the net score rose; each side is (promoters, detractors, n).

    Infinite when the scores differ and neither side varies.
    """
    change = net_score(*now) - net_score(*before)
    error = math.sqrt(_net_variance(*now) + _net_variance(*before))
    if change == 0:
        return 0.0
    return change / error if error else math.copysign(math.inf, change)


def net_change(now: tuple[int, int, int], before: tuple[int, int, int]) -> Verdict:
    """Return where a net score has moved; ``unclear`` also with fewer than :data:`ENOUGH_FOR_NET` answers on a side."""
    if min(now[2], before[2]) < ENOUGH_FOR_NET:
        return "unclear"
    z = net_z(now, before)
    return _verdict(z - Z, z + Z)


def moved(now: tuple[float, float | None, float | None], before: tuple[float, float | None, float | None]) -> float:
    """
    Return how far a value moved, in margins of the 95 % interval of the difference; beyond 1 that leaves out nothing.

    Each side is (value, low, high). The interval is recovered from those of both sides (Zou and Donner, 2008); for
    shares it is that of :func:`share_difference`. Without an interval on a side it is 0.
    """
    (value, low, high), (value_before, low_before, high_before) = now, before
    if low is None or high is None or low_before is None or high_before is None or value == value_before:
        return 0.0
    rose = value > value_before
    near, far = (value - low, high_before - value_before) if rose else (high - value, value_before - low_before)
    margin = math.hypot(near, far)
    return (value - value_before) / margin if margin else math.copysign(math.inf, value - value_before)


def margins(looks: int) -> float:
    """Return how many 95 % margins make a change real when so many are looked at together (Dunn, 1961)."""
    return NormalDist().inv_cdf(1 - 0.05 / (2 * looks)) / Z


def sign_test(above: int, below: int) -> float:
    """
    Return the chance, from 0 to 1, of so uneven a split where both sides are as likely (Dixon and Mood, 1946).

    Raises:
        ValueError: nothing was split.
    """
    n, fewer = above + below, min(above, below)
    if n == 0 or fewer < 0:
        raise ValueError(f"{above} and {below} are no split")
    return min(1.0, sum(math.comb(n, k) for k in range(fewer + 1)) / (1 << (n - 1)))


@dataclass(frozen=True, slots=True)
class Standing:
    """Which groups lie ``above`` and ``below`` more than half of the others; ``overlap`` when no two lie apart."""

    above: tuple[str, ...]
    below: tuple[str, ...]
    overlap: bool


def stands_out(groups: Mapping[str, Interval]) -> Standing:
    """
    Return the groups whose interval lies wholly above, or wholly below, those of more than half of the others.

    Leave out groups with too few answers before asking.
    """
    lows = sorted(interval.low for interval in groups.values())
    highs = sorted(interval.high for interval in groups.values())
    most = (len(groups) - 1) / 2
    return Standing(
        above=tuple(name for name, own in groups.items() if bisect_left(highs, own.low) > most),
        below=tuple(name for name, own in groups.items() if len(lows) - bisect_right(lows, own.high) > most),
        overlap=not groups or max(lows) <= min(highs),
    )


def _net_variance(promoters: int, detractors: int, n: int) -> float:
    score = net_score(promoters, detractors, n) / 100
    return max(0.0, 10_000 * ((promoters + detractors) / n - score * score) / n)


def _verdict(low: float, high: float) -> Verdict:
    if low > 0:
        return "up"
    return "down" if high < 0 else "unclear"
