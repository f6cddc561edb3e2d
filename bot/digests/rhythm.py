"""When a digest is due, and which days it tells of."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.periods import Window
from bot.periods.days import DAY
from bot.periods.units import Unit, moved, start

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.model import Digest

RHYTHMS = ("daily", "weekly", "monthly")
EVERY_DAY, WORKDAYS, WEEKEND = "1234567", "12345", "67"
WEEK = 7 * DAY
MINUTE = dt.timedelta(minutes=1)
AHEAD = 70
"""Days within which any digest is due again."""
WEEKS = 4
"""How many weeks back a day is compared with its like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A digest that is due at an instant and tells of the days of a window."""

    due_at: dt.datetime
    window: Window


def wall(day: dt.date, minute: int, zone: ZoneInfo) -> dt.datetime:
    """
    Return the instant, in UTC, at which clocks in a zone show this minute of the day.

    Where they show it twice it is the first time; where they jump over it, the minute to which they jump.
    """
    shown = dt.datetime.combine(day, dt.time(minute // 60, minute % 60))
    instant = shown.replace(tzinfo=zone).astimezone(dt.UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == shown:
        return instant
    instant = shown.replace(tzinfo=zone, fold=1).astimezone(dt.UTC)
    while instant.astimezone(zone).replace(tzinfo=None) < shown:
        instant += MINUTE
    return instant


def following(digest: Digest, home: ZoneInfo, after: dt.datetime) -> Occurrence:
    """Return the first occurrence later than an instant that has a day not told of yet."""
    today = after.astimezone(ZoneInfo(digest.zone)).date()
    coming = _occurrences(digest, home, today - DAY, AHEAD)
    return next(one for one in coming if one.due_at > after and one.window.days)


def latest(digest: Digest, home: ZoneInfo, at: dt.datetime) -> Occurrence | None:
    """Return the last occurrence up to an instant, or ``None`` when every day was told of."""
    today = at.astimezone(ZoneInfo(digest.zone)).date()
    gone = (one for one in _occurrences(digest, home, today + DAY, -AHEAD) if one.due_at <= at)
    found = next(gone, None)
    return found if found and found.window.days else None


def comparable(rhythm: str, window: Window) -> Sequence[Window]:
    """Return what a window is compared with: the same days of the last four weeks, or the period before."""
    if rhythm != "daily":
        return (window.previous(),)
    return [replace(window, first=window.first - n * WEEK, end=window.end - n * WEEK) for n in range(1, WEEKS + 1)]


def _occurrences(digest: Digest, home: ZoneInfo, first: dt.date, days: int) -> Iterator[Occurrence]:
    """Yield the occurrences of so many days from the first one on; of those before it, backwards, below zero."""
    zone = ZoneInfo(digest.zone)
    for day in (first + n * DAY for n in range(0, days, 1 if days > 0 else -1)):
        if _on(digest, day):
            yield Occurrence(due_at=wall(day, digest.minute, zone), window=_window(digest, home, day))


def _on(digest: Digest, day: dt.date) -> bool:
    if digest.rhythm == "monthly":
        return day.day == min(int(digest.days), monthrange(day.year, day.month)[1])
    return str(day.isoweekday()) in digest.days


def _window(digest: Digest, home: ZoneInfo, day: dt.date) -> Window:
    """Return the days that a digest on this day tells of, without those that were told; it may have none."""
    end = day - _lag(digest, home, day) * DAY
    if digest.rhythm == "monthly":
        end = end.replace(day=1)
        first = moved("month", end, -1)
    else:
        first = end - (WEEK if digest.rhythm == "weekly" else _gap(digest, day) * DAY)
    return days(digest.rhythm, min(max(first, digest.told or first), end), end, home)


def days(rhythm: str, first: dt.date, end: dt.date, home: ZoneInfo) -> Window:
    """Return the days from ``first`` to before ``end`` as the period of a rhythm; a whole month or week is one."""
    unit: Unit | None = {"weekly": "week", "monthly": "month"}.get(rhythm)  # type: ignore[assignment]
    whole = unit and start(unit, first) == first and moved(unit, first, 1) == end
    window = Window(first=first, end=end, zone=home, unit=unit if unit and whole else "")
    return replace(window, label=window.iso)


def _gap(digest: Digest, day: dt.date) -> int:
    """Return how many days before this one a daily digest came: after a weekend it tells of all of it."""
    return next(n for n in range(1, 8) if _on(digest, day - n * DAY))


def _lag(digest: Digest, home: ZoneInfo, day: dt.date) -> int:
    """
    Return how many days must pass until a day is over at home when the digest is due, the whole year round.

    That is none but for zones far east of home, early in the morning; it changes with no clock, so no day is lost.
    """
    if digest.zone == home.key:
        return 0
    ahead = max(_offsets(ZoneInfo(digest.zone), day.year)) - min(_offsets(home, day.year))
    return max(0, -(-(ahead - digest.minute * MINUTE) // DAY))


def _offsets(zone: ZoneInfo, year: int) -> list[dt.timedelta]:
    found = (dt.datetime(year, month, 1, tzinfo=zone).utcoffset() for month in (1, 7))
    return [offset or dt.timedelta() for offset in found]
