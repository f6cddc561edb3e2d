"""Groups beside each other: in which order, and which lie apart from the others."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.statistics import Interval, Standing, stands_out

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.indicators import Estimate
    from bot.reports.readings import Reading


def ranked(readings: Iterable[Reading], *, low_is_good: bool) -> tuple[Reading, ...]:
    """Return readings in order: the best of what is sure on top; below them those of too few, most answers first."""
    return tuple(sorted(readings, key=partial(_rank, low_is_good=low_is_good)))


def _rank(reading: Reading, *, low_is_good: bool) -> tuple[bool, float, str]:
    estimate = reading.estimate
    if estimate is None or not reading.enough:
        return (True, -estimate.n if estimate else 0, reading.group)
    sure = estimate.high if low_is_good else estimate.low
    bound = estimate.value if sure is None else sure
    return (False, bound if low_is_good else -bound, reading.group)


def standing(groups: Iterable[Reading]) -> Standing | None:
    """Return which groups lie apart from the others, or ``None`` where fewer than two can be compared."""
    intervals = {r.group: _interval(r.estimate) for r in groups if r.estimate and r.enough}
    return stands_out(intervals) if len(intervals) > 1 else None


def _interval(estimate: Estimate) -> Interval:
    low = estimate.value if estimate.low is None else estimate.low
    return Interval(low, estimate.value if estimate.high is None else estimate.high)
