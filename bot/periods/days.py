"""Days on the timeline: when each starts where the clocks are what they are."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

DAY = dt.timedelta(days=1)


@lru_cache(maxsize=4096)
def start_of(day: dt.date, zone: ZoneInfo) -> dt.datetime:
    """
    Return the first instant, in UTC, at which this day or a later one is on the calendar in this zone.

    That is its first midnight; when the clocks jump over midnight, the jump.
    """
    midnight = dt.datetime.combine(day, dt.time(), zone)
    instant = midnight.astimezone(dt.UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == midnight.replace(tzinfo=None):
        return instant
    return _jump(midnight.replace(fold=1).astimezone(dt.UTC), instant, zone)


def local_day(instant: dt.datetime, zone: ZoneInfo) -> dt.date:
    """
    Return the day whose span holds this aware instant.

    Clocks that are set back from just after midnight show the old day once more; the new one has started all the same.
    """
    day = instant.astimezone(zone).date()
    return day + DAY if start_of(day + DAY, zone) <= instant else day


def _jump(before: dt.datetime, after: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Return the second at which the clocks jump: later than ``before``, not later than ``after``."""
    day = after.astimezone(zone).date()
    while after - before > dt.timedelta(seconds=1):
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0) if middle.microsecond else middle
        before, after = (before, middle) if middle.astimezone(zone).date() >= day else (middle, after)
    return after
