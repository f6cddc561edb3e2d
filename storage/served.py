"""Interactions of a window with the groups they belong to, found by the index on when they started."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Text, and_, func, select, type_coerce

from storage.crossed import groups_of
from storage.tables import INTERACTIONS as ABOUT
from storage.tallies import ONE_VALUE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence
    from zoneinfo import ZoneInfo

    from sqlalchemy import Row
    from sqlalchemy.sql import ColumnElement

    from bot.periods.window import Window

Found = tuple[tuple[str, ...], "Row[Any]"]
"""The groups an interaction belongs to, and the columns asked for."""


def interactions(
    connection: Connection, window: Window, by: str, filters: Mapping[str, str], columns: Sequence[ColumnElement[Any]]
) -> Iterator[Found]:
    """Yield the interactions that pass every filter, those of an unknown start by their end."""
    if not {by, *filters} <= {"", "agent", *ONE_VALUE}:
        return
    wanted = (*columns, *placed(by, filters))
    started, ended = ABOUT.c.started_at, ABOUT.c.ended_at
    known = and_(started >= window.start_at, started < window.end_at)
    unknown = and_(started.is_(None), ended >= window.start_at, ended < window.end_at)
    rows = (connection.execute(select(*wanted).where(part, *narrowed(filters))) for part in (known, unknown))
    for row in chain.from_iterable(rows):
        if names := belonging(row, by, filters):
            yield names, row


def placed(by: str, filters: Mapping[str, str]) -> tuple[ColumnElement[Any], ...]:
    """Return the columns that :func:`belonging` looks at, to stand at the end of a row."""
    return tuple(ABOUT.c[name].label(f"place_{name}") for name in _named(by, filters))


def _named(by: str, filters: Mapping[str, str]) -> list[str]:
    return ["agents"] * ("agent" in {by, *filters}) + [by] * (by in ONE_VALUE)


def narrowed(filters: Mapping[str, str]) -> tuple[ColumnElement[bool], ...]:
    """Return the filters as conditions, but for the one on agents."""
    return tuple(ABOUT.c[name] == value for name, value in filters.items() if name != "agent")


def passing(filters: Mapping[str, str]) -> tuple[ColumnElement[bool], ...]:
    """Return all filters as conditions; with several agents any of them will do."""
    named = [json.dumps(value, ensure_ascii=False) for name, value in filters.items() if name == "agent"]
    agents = type_coerce(ABOUT.c.agents, Text)
    return (*narrowed(filters), *(agents.contains(name, autoescape=True) for name in named))


def belonging(row: Row[Any], by: str, filters: Mapping[str, str]) -> tuple[str, ...]:
    """Return the groups a row belongs to; none when it is another agent's."""
    if not by and "agent" not in filters:
        return ("",)
    names = _named(by, filters)
    places = dict(zip(names, row[len(row) - len(names) :], strict=True))
    return tuple(groups_of(places, by, filters.get("agent")))


def span(connection: Connection, zone: ZoneInfo) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day on which an interaction started, else ended."""
    started, ended = ABOUT.c.started_at, ABOUT.c.ended_at
    # one edge a query: then it is the first or the last entry of the index
    queries = [select(edge(started)) for edge in (func.min, func.max)]
    queries += [select(edge(ended)).where(started.is_(None)) for edge in (func.min, func.max)]
    found = [instant for query in queries if (instant := connection.scalar(query))]
    return (min(found).astimezone(zone).date(), max(found).astimezone(zone).date()) if found else None
