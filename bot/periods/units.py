"""Calendar units: where they start, and the next and previous ones."""

from __future__ import annotations

import datetime as dt
from typing import Literal

Unit = Literal["week", "month", "quarter", "year"]
"""A calendar unit; weeks start on Monday, as in ISO 8601."""

MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12}
"""How many months a unit has; weeks have none."""


def start(unit: Unit, day: dt.date) -> dt.date:
    """Return the first day of the unit that this day is in."""
    if unit == "week":
        return day - dt.timedelta(days=day.weekday())
    return dt.date(day.year, day.month - (day.month - 1) % MONTHS[unit], 1)


def moved(unit: Unit, day: dt.date, count: int) -> dt.date:
    """
    Return the day ``count`` units later; a month that has no such day gives its last.

    Raises:
        OverflowError: that is outside the years 1 to 9999.
    """
    if unit == "week":
        return day + dt.timedelta(weeks=count)
    year, month = divmod(day.year * 12 + day.month - 1 + count * MONTHS[unit], 12)
    if not dt.MINYEAR <= year < dt.MAXYEAR:
        raise OverflowError("that is outside the calendar")
    return dt.date(year, month + 1, min(day.day, _length(year, month + 1)))


def _length(year: int, month: int) -> int:
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return (following - dt.date(year, month, 1)).days
