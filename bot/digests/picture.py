"""The one picture of a digest: how its headline came about."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.digests import titles
from bot.digests.numbers import amount, number
from bot.periods import Window
from bot.reports.measuring import report
from bot.reports.pictures import picture as drawn
from bot.request import Request
from bot.targets import aim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.charts import Chart
    from bot.digests.facts import Facts
    from bot.languages import Texts
    from bot.ports import World
    from bot.reports.readings import Reading

BACK = {"daily": dt.timedelta(days=28), "weekly": dt.timedelta(weeks=12), "monthly": dt.timedelta(days=425)}
"""How far back it goes: days, weeks, and months of more than a year."""


def picture(world: World, facts: Facts, texts: Texts) -> Chart | None:
    """Return the trend of what the headline is about; ``None`` where there are no two values of it."""
    if facts.head is None or facts.nothing:
        return None
    request = Request(window=_window(facts))
    found = report(facts.head.indicator, request, world)
    chart = drawn(replace(found, target=aim(world, facts.head.indicator, request)), texts)
    if chart is None or sum(reading.estimate is not None for reading in found.trend) <= 1:
        return None
    return _since(chart, facts, found.trend, texts)


def _window(facts: Facts) -> Window:
    first = facts.window.end - BACK[facts.digest.rhythm]
    first = first.replace(day=1) if facts.digest.rhythm == "monthly" else first
    return Window(first=first, end=facts.window.end, zone=facts.window.zone)


def _since(chart: Chart, facts: Facts, trend: Sequence[Reading], texts: Texts) -> Chart:
    """Return the picture from where there is something to see, with days in short."""
    empty = next(place for place, reading in enumerate(trend) if reading.estimate)
    shown, points = trend[empty:], chart.points[empty:]
    days = [dt.date.fromisoformat(reading.group) for reading in shown]
    names = [titles.short(day, facts.digest.rhythm, texts) for day in days]
    named = tuple(replace(point, label=name) for point, name in zip(points, names, strict=True))
    note = titles.title(replace(_window(facts), first=days[0]), texts)
    return replace(chart, points=named, note=note, alt=_alt(facts, list(zip(names, shown, strict=True)), note, texts))


def _alt(facts: Facts, named: Sequence[tuple[str, Reading]], note: str, texts: Texts) -> str:
    """Return what the picture shows, beginning with the headline's number; few answers make no lowest or highest."""
    if facts.head is None:
        return ""
    indicator, headline = facts.head.indicator, number(facts.head, texts)
    known = [(reading.estimate.value, name) for name, reading in named if reading.estimate and reading.enough]
    if not known:
        return f"{headline}. {note}."
    lowest, highest = (
        texts("picture.point", name=name, value=amount(indicator, value, texts))
        for value, name in (min(known), max(known))
    )
    return texts("picture.alt", headline=headline, period=note, lowest=lowest, highest=highest)
