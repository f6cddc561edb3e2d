"""Intervals, and what they say about a change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Z = 1.959963984540054
"""Standard deviations on either side that hold 95 % of a normal distribution."""

Verdict = Literal["up", "down", "unclear"]
"""What may be said about a change."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``, both included."""

    low: float
    high: float


def verdict(low: float, high: float) -> Verdict:
    """Return what the interval of a difference says about it."""
    if low > 0:
        return "up"
    return "down" if high < 0 else "unclear"
