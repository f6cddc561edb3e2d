"""From a request to readings: what an indicator is over a window, before it, in its groups, and over time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.statistics import Interval, stands_out
from bot.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.indicators import Estimate, Indicator
    from bot.periods import Window
    from bot.ports import Archive
    from bot.request import Request

TIME = ("day", "week")
WEEKLY_FROM, MONTHLY_FROM = 45, 400
"""From how many days on a trend is drawn by week, and by month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An indicator of one group; ``estimate`` is ``None`` without answers, ``enough`` when it reads as a share."""

    group: str
    estimate: Estimate | None
    enough: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that answers one request; ``groups`` are ordered, best lower bound first, or by time."""

    indicator: Indicator
    request: Request
    total: Reading
    previous: Reading
    change: str
    groups: tuple[Reading, ...]
    outstanding: tuple[str, ...]
    trend: tuple[Reading, ...]


def report(indicator: Indicator, request: Request, archive: Archive) -> Report:
    """Return everything the request asks about an indicator."""
    window = request.window
    now = _total(archive, indicator, request, window)
    before = _total(archive, indicator, request, window.previous())
    groups = _groups(indicator, request, archive) if request.by else ()
    return Report(
        indicator=indicator,
        request=request,
        total=_reading(indicator, "", now),
        previous=_reading(indicator, "", before),
        change=indicator.change(before, now) if before.n and now.n else "unclear",
        groups=groups,
        outstanding=() if request.by in TIME else _outstanding(groups),
        trend=() if request.by else _trend(indicator, request, archive, window),
    )


def _total(archive: Archive, indicator: Indicator, request: Request, window: Window) -> Tally:
    return archive.tallies(indicator.measure, window, "", request.filters).get("", Tally())


def _reading(indicator: Indicator, group: str, tally: Tally) -> Reading:
    return Reading(group=group, estimate=indicator.estimate(tally), enough=tally.n >= indicator.least)


def _groups(indicator: Indicator, request: Request, archive: Archive) -> tuple[Reading, ...]:
    if request.by in TIME:
        return _trend(indicator, request, archive, request.window, request.by)
    tallies = archive.tallies(indicator.measure, request.window, request.by, request.filters)
    found = [_reading(indicator, group, tally) for group, tally in tallies.items()]
    return tuple(sorted(found, key=_rank))


def _rank(reading: Reading) -> tuple[bool, float, str]:
    return (not reading.enough, -reading.estimate.low if reading.estimate else 0, reading.group)


def _outstanding(groups: tuple[Reading, ...]) -> tuple[str, ...]:
    intervals = {r.group: Interval(r.estimate.low, r.estimate.high) for r in groups if r.estimate and r.enough}
    return stands_out(intervals) if len(intervals) > 1 else ()


def _trend(
    indicator: Indicator, request: Request, archive: Archive, window: Window, step: str = ""
) -> tuple[Reading, ...]:
    days = archive.tallies(indicator.measure, window, "day", request.filters)
    starts = _starts(window, step or _step(window))
    spans = pairwise([*starts, window.end])
    return tuple(_reading(indicator, first.isoformat(), _sum(days, first, end)) for first, end in spans)


def _step(window: Window) -> str:
    if window.days < WEEKLY_FROM:
        return "day"
    return "week" if window.days < MONTHLY_FROM else "month"


def _starts(window: Window, step: str) -> list[dt.date]:
    """Return the first day of each step; the first step begins where the window does."""
    days = (window.first + dt.timedelta(days=n) for n in range(window.days))
    return [day for day in days if day == window.first or _begins(step, day)]


def _begins(step: str, day: dt.date) -> bool:
    """Return whether a step of the trend begins on this day."""
    return step == "day" or (day.weekday() == 0 if step == "week" else day.day == 1)


def _sum(days: Mapping[str, Tally], first: dt.date, end: dt.date) -> Tally:
    counts: dict[int, int] = {}
    scale = 0
    for day, tally in days.items():
        if first.isoformat() <= day < end.isoformat():
            scale = tally.scale
            for score, count in tally.counts.items():
                counts[score] = counts.get(score, 0) + count
    return Tally(scale, counts)
