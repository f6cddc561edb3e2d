"""Working hours and holidays as they are written in settings."""

from __future__ import annotations

import calendar
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.hours.working import FULL, Holiday, Hours, Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LEAP = 2024
"""A year that has all days."""

_PART = re.compile(r"([a-z]{3})(?:-([a-z]{3}))? +(\d{1,2})(?::(\d\d))?-(\d{1,2})(?::(\d\d))?")
_DAY = re.compile(r"(?:(\d{4})-)?(\d{2})-(\d{2})")


def read(hours: str, holidays: str, zone: ZoneInfo) -> Hours:
    """
    Return the hours of settings such as ``mon-fri 9:00-17:30, sat 10-14`` and ``2026-12-24, 01-01``.

    Raises:
        ValueError: they are written in another way, or overlap.
    """
    return Hours(zone=zone, week=_week(hours), holidays=frozenset(_holiday(word) for word in _listed(holidays)))


def _listed(text: str) -> list[str]:
    return [word.strip().lower() for word in text.split(",") if word.strip()]


def _week(text: str) -> tuple[tuple[Span, ...], ...]:
    week: list[list[Span]] = [[] for _ in WEEKDAYS]
    for part in _listed(text):
        match = _PART.fullmatch(part)
        if not match:
            raise ValueError(part)
        opens, closes = _minute(match[3], match[4]), _minute(match[5], match[6])
        if not opens < closes <= FULL:
            raise ValueError(part)
        for weekday in _weekdays(match[1], match[2] or match[1]):
            week[weekday].append((opens, closes))
    return tuple(_apart(spans) for spans in week) if any(week) else ()


def _minute(hour: str, minute: str | None) -> int:
    if int(minute or 0) > 59:  # noqa: PLR2004 - minutes
        raise ValueError(minute)
    return int(hour) * 60 + int(minute or 0)


def _weekdays(first: str, last: str) -> Iterator[int]:
    """Yield the weekdays from one to another, over the end of the week where they are that way round."""
    start, stop = WEEKDAYS.index(first), WEEKDAYS.index(last)
    for step in range((stop - start) % len(WEEKDAYS) + 1):
        yield (start + step) % len(WEEKDAYS)


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    ordered = sorted(spans)
    for (_, end), (start, _) in pairwise(ordered):
        if start < end:
            raise ValueError(ordered)
    return tuple(ordered)


def _holiday(word: str) -> Holiday:
    match = _DAY.fullmatch(word)
    if not match:
        raise ValueError(word)
    year, month, day = int(match[1]) if match[1] else None, int(match[2]), int(match[3])
    if not (1 <= month <= len(calendar.month_name) - 1 and 1 <= day <= calendar.monthrange(year or LEAP, month)[1]):
        raise ValueError(word)
    return Holiday(month=month, day=day, year=year)
