"""
Working time: how much of a span of time lies in the hours in which the company works.

What counts is what the clocks on the wall show: an hour that comes twice because they are set back counts twice, and
one that never comes does not count.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

SECOND, DAY = dt.timedelta(seconds=1), dt.timedelta(days=1)
FOR_EVER = dt.timedelta(days=3650)
FULL = 24 * 60
"""Minutes of a day."""

Span = tuple[int, int]
"""From a minute of the day to another one, which it does not hold."""
Wall = dt.datetime
"""What the clocks show: a moment without zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A day on which nobody works, every year where it has no ``year``."""

    month: int
    day: int
    year: int | None = None


@dataclass(frozen=True, kw_only=True)
class Hours:
    """
    When the company works: spans of each weekday from Monday on, apart and in order, in ``zone``.

    Without any spans it works around the clock, but for holidays.
    """

    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    week: tuple[tuple[Span, ...], ...] = ()
    holidays: frozenset[Holiday] = frozenset()

    def seconds(self, start: dt.datetime, end: dt.datetime) -> int:
        """Return the whole seconds of working time between two aware instants; 0 when they are the wrong way round."""
        if self._always:
            return max(0, int((end - start).total_seconds()))
        return int(sum((self._worked(*span) for span in _walls(start, end, self.zone)), dt.timedelta()).total_seconds())

    def later(self, start: dt.datetime, seconds: int) -> dt.datetime:
        """
        Return the first instant by which so many seconds of working time have passed, in UTC.

        Where nobody ever works, that is ten years later.
        """
        low, high = start, start + dt.timedelta(seconds=seconds)
        while self.seconds(start, high) < seconds and high - start < FOR_EVER:
            low, high = high, high + max(DAY, high - start)
        while high - low > SECOND:
            middle = low + (high - low) / 2
            low, high = (low, middle) if self.seconds(start, middle) >= seconds else (middle, high)
        return high.replace(microsecond=0).astimezone(dt.UTC)

    @cached_property
    def day(self) -> int:
        """How many seconds a working day has: as many as most weekdays have on which anybody works."""
        lengths = Counter(sum(last - first for first, last in spans) for spans in self._whole_week if spans)
        return max(lengths, key=lambda minutes: (lengths[minutes], minutes)) * 60

    @cached_property
    def _always(self) -> bool:
        return not any(self.week) and not self.holidays

    @cached_property
    def _whole_week(self) -> tuple[tuple[Span, ...], ...]:
        return self.week if any(self.week) else (((0, FULL),),) * 7

    def _worked(self, start: Wall, end: Wall) -> dt.timedelta:
        found = dt.timedelta()
        midnight = dt.datetime.combine(start.date(), dt.time())
        while midnight < end:
            for first, last in self._spans(midnight.date()):
                opens, closes = midnight + dt.timedelta(minutes=first), midnight + dt.timedelta(minutes=last)
                found += max(dt.timedelta(), min(closes, end) - max(opens, start))
            midnight += DAY
        return found

    def _spans(self, day: dt.date) -> tuple[Span, ...]:
        for year in (None, day.year) if self.holidays else ():
            if Holiday(month=day.month, day=day.day, year=year) in self.holidays:
                return ()
        return self._whole_week[day.weekday()]


def _walls(start: dt.datetime, end: dt.datetime, zone: ZoneInfo) -> Iterator[tuple[Wall, Wall]]:
    """Yield what the clocks show between two instants, in stretches in which nobody sets them."""
    while start < end:
        stop = min(end, start + DAY)
        shift = _shift(start, zone)
        if _shift(stop, zone) != shift:
            stop = _set(start, stop, zone)
        naive = start.astimezone(dt.UTC).replace(tzinfo=None) + shift
        yield naive, naive + (stop - start)
        start = stop


def _set(before: dt.datetime, after: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Return the instant at which the clocks are set, later than ``before`` and not later than ``after``."""
    shift = _shift(before, zone)
    low, high = int(before.timestamp()), -int(-after.timestamp() // 1)
    while high - low > 1:
        middle = (low + high) // 2
        if _shift(dt.datetime.fromtimestamp(middle, dt.UTC), zone) == shift:
            low = middle
        else:
            high = middle
    return min(after, dt.datetime.fromtimestamp(high, dt.UTC))


def _shift(instant: dt.datetime, zone: ZoneInfo) -> dt.timedelta:
    return instant.astimezone(zone).utcoffset() or dt.timedelta()
