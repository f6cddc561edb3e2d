"""Overall scores with what stands beside each, counted by distinct rows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, and_, case, func, select

from bot.reports.pairs import DOUBLINGS, REPLY, SHORTEST, TALK, Pairs
from storage.served import passing
from storage.tables import ASKS
from storage.tables import INTERACTIONS as ABOUT
from storage.tables import RESPONSES as ANSWERS
from storage.tallies import ONE_VALUE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.sql import ColumnElement

    from bot.periods.window import Window

RATED = ("area", "yes")
"""Measures of areas: ratings, and yes or no."""
BESIDE = ANSWERS.alias("beside")
DURATIONS = {REPLY: func.coalesce(ABOUT.c.replied_in, ABOUT.c.waited), TALK: ABOUT.c.talked}


def pairs(
    connection: Connection, measure: str, areas: Sequence[str], window: Window, filters: Mapping[str, str]
) -> Pairs:
    """Return the answers to this measure with those about these areas of the same ask."""
    if not set(filters) <= {"agent", *ONE_VALUE}:
        return Pairs()
    overall = _overall(measure, window, filters).subquery()
    columns = [overall.c.scale, func.min(overall.c.score), func.min(overall.c.reply), func.min(overall.c.talk)]
    columns += [func.max(case((BESIDE.c.area == area, BESIDE.c.score))) for area in areas]
    rated = and_(
        BESIDE.c.ask == overall.c.ask, BESIDE.c.measure.in_(RATED), BESIDE.c.score.is_not(None), BESIDE.c.void == ""
    )
    query = select(*columns).join_from(overall, BESIDE, rated, isouter=True).group_by(overall.c.ask, overall.c.scale)
    found = Counter(map(tuple, connection.execute(query).all()))
    return _on_one_scale(found, (REPLY, TALK, *areas))


def _overall(measure: str, window: Window, filters: Mapping[str, str]) -> Select[Any]:
    durations = (_doubled(seconds).label(name) for name, seconds in DURATIONS.items())
    return (
        select(ANSWERS.c.ask, ANSWERS.c.scale, ANSWERS.c.score, *durations)
        .join(ASKS, ASKS.c.token == ANSWERS.c.ask)
        .join(ABOUT, ABOUT.c.id == ASKS.c.interaction)
        .where(ANSWERS.c.measure == measure, ANSWERS.c.area == "", ANSWERS.c.score.is_not(None))
        .where(ANSWERS.c.day >= window.first, ANSWERS.c.day < window.end, ANSWERS.c.void == "", ~ASKS.c.test)
        .where(*passing(filters))
    )


def _doubled(seconds: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return how often a duration is twice the shortest; nothing where nobody recorded it."""
    steps = [(seconds < SHORTEST << times, times) for times in range(DOUBLINGS)]
    return case((seconds.is_(None), None), *steps, else_=DOUBLINGS)


def _on_one_scale(found: Counter[tuple[Any, ...]], drivers: tuple[str, ...]) -> Pairs:
    scales: Counter[int] = Counter()
    for row, count in found.items():
        scales[row[0]] += count
    scale = max(scales, key=lambda each: (scales[each], each), default=0)
    rows = [(count, *row[1:]) for row, count in found.items() if row[0] == scale]
    return Pairs(drivers=drivers, rows=rows)
