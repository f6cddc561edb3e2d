"""Whether a change or a split is more than chance."""

from __future__ import annotations

import math
from statistics import NormalDist

from bot.statistics.intervals import Z


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
