"""Durations in whole seconds, counted: any quantile is exact to the second, however many there are."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from bot.statistics import Interval, Z, share_change

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.statistics import Verdict


@dataclass(frozen=True)
class Durations:
    """How often each number of seconds was recorded."""

    counts: Mapping[int, int] = field(default_factory=dict)

    @cached_property
    def n(self) -> int:
        """How many were recorded."""
        return sum(self.counts.values())

    @property
    def mean(self) -> float | None:
        """The mean in seconds, or ``None`` where nothing was recorded."""
        return sum(seconds * count for seconds, count in self.counts.items()) / self.n if self.n else None

    def quantile(self, share: float) -> float | None:
        """Return the seconds below which this share lies, between neighbours in proportion; ``None`` without any."""
        if not self.n:
            return None
        place = (self.n - 1) * share
        below = math.floor(place)
        low, high = self._ranked(below), self._ranked(math.ceil(place))
        return low + (high - low) * (place - below)

    def median_interval(self) -> Interval:
        """
        Return the 95 % interval of the median, from rank to rank (Conover, 1999).

        Raises:
            ValueError: nothing was recorded.
        """
        if not self.n:
            raise ValueError("there is no median of nothing")
        reach = Z * math.sqrt(self.n)
        low, high = math.floor((self.n - reach) / 2), math.ceil((self.n + reach) / 2) + 1
        return Interval(self._ranked(max(low, 1) - 1), self._ranked(min(high, self.n) - 1))

    def above(self, seconds: float) -> int:
        """Return how many are longer than this."""
        return sum(count for each, count in self.counts.items() if each > seconds)

    def __add__(self, other: Durations) -> Durations:
        """Return both together."""
        return Durations(Counter(self.counts) + Counter(other.counts))

    @cached_property
    def _ladder(self) -> tuple[list[int], list[int]]:
        """The seconds in order, and how many are at most that long."""
        ordered = sorted(self.counts)
        return ordered, list(accumulate(self.counts[seconds] for seconds in ordered))

    def _ranked(self, rank: int) -> int:
        """Return the seconds at a rank, counted from 0."""
        ordered, behind = self._ladder
        return ordered[bisect_right(behind, rank)]


def change(earlier: Durations, later: Durations) -> Verdict:
    """Return where durations have moved: the shares beyond the common median are compared (Mood, 1950)."""
    middle = (earlier + later).quantile(0.5)
    if middle is None or not (earlier.n and later.n):
        return "unclear"
    return share_change(later.above(middle), later.n, earlier.above(middle), earlier.n)
