"""
What is usual on such a day, and how much must speak against it.

For each weekday low scores and answers are kept, the week before counting for three quarters. A weekday with few
answers is drawn to the level of all of them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WEEK = 7
FADES = 0.75
"""What a week is worth a week later."""
WEEKS = 1 / (1 - FADES)
"""How many weeks of answers are remembered in all."""
ENOUGH = 60
"""Remembered answers from which on a level is known."""
DRAWN = 60.0
"""Answers at the level of all days that a weekday's own are mixed with."""
FALL = 0.20
"""The rise in the share of low scores that is to be noticed."""
LOWEST, HIGHEST = 0.02, 0.60
"""Levels outside are treated as these."""
PEACE = 90.0
"""Days without a false alarm on average, at least."""
SPARE = 1.5
"""By how much more seldom false alarms are aimed at, as the usual level is but estimated."""
LEAST, MOST = 3.5, 10.0
"""What must speak for a fall, as a natural logarithm, however few or many answers there are."""


@dataclass(frozen=True, slots=True)
class Level:
    """The share of low scores, and what must speak for a fall of :data:`FALL`, as a natural logarithm."""

    share: float
    bound: float


def folded(usual: Sequence[str], weekday: int, low: int, n: int) -> tuple[str, ...]:
    """Return the pairs with one more day in them; ``weekday`` counts from 0, Monday."""
    pairs = [list(pair) for pair in read(usual)]
    pairs[weekday] = [pairs[weekday][0] * FADES + low, pairs[weekday][1] * FADES + n]
    return tuple(f"{lows:.2f}/{answers:.2f}" for lows, answers in pairs)


def read(usual: Sequence[str]) -> list[tuple[float, float]]:
    """Return low scores and answers of each weekday."""
    pairs = [pair.split("/") for pair in usual] or [["0", "0"]] * WEEK
    return [(float(low), float(n)) for low, n in pairs]


def level(usual: Sequence[str], weekday: int) -> Level | None:
    """Return what is taken for usual on a weekday, somewhat more than it was, or ``None`` while too little is known."""
    _, n = _all(usual)
    if n < ENOUGH:
        return None
    plain = share(usual, weekday)
    error = math.sqrt(max(plain * (1 - plain), LOWEST / 2) / (read(usual)[weekday][1] + min(DRAWN, n)))
    cautious = min(max(plain + error / 2, LOWEST), HIGHEST)
    return Level(share=cautious, bound=bound(cautious, n / WEEKS / WEEK))


def share(usual: Sequence[str], weekday: int) -> float:
    """
    Return the usual share of low scores on a weekday, which is drawn to that of all days.

    Raises:
        ZeroDivisionError: nothing is remembered.
    """
    low, n = _all(usual)
    own_low, own = read(usual)[weekday]
    return (own_low + min(DRAWN, n) * low / n) / (own + min(DRAWN, n))


def _all(usual: Sequence[str]) -> tuple[float, float]:
    pairs = read(usual)
    return sum(low for low, _ in pairs), sum(n for _, n in pairs)


def bound(share: float, answers_a_day: float) -> float:
    """
    Return what must speak for a fall so that there is less than one false alarm in :data:`PEACE` days.

    A cumulative sum of log likelihood ratios with bound h runs about exp(h) / K answers without cause, where K is what
    an answer speaks against the fall on average (Siegmund, 1985).
    """
    against = -sum(p * math.log(q / p) for p, q in _pairs(share))
    wanted = SPARE * PEACE * answers_a_day * against
    return min(max(math.log1p(wanted), LEAST), MOST)


def weights(share: float) -> tuple[float, float]:
    """Return what a low score, and any other, speaks for a fall: the logarithm of its likelihood ratio (Wald, 1945)."""
    (low, low_then), (high, high_then) = _pairs(share)
    return math.log(low_then / low), math.log(high_then / high)


def _pairs(share: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the chance of a low score, and of any other, usually and after the fall."""
    then = share + FALL
    return (share, then), (1 - share, 1 - then)
