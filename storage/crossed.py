"""Counts across several dimensions at once, straight from the responses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from storage.tables import ASKS
from storage.tables import INTERACTIONS as ABOUT
from storage.tables import RESPONSES as ANSWERS
from storage.tallies import ONE_VALUE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.sql import ColumnElement

    from bot.periods.window import Window


def crossed(
    connection: Connection, measure: str, window: Window, by: str, filters: Mapping[str, str]
) -> Iterator[tuple[str, int, int, int]]:
    """Yield group, scale, score and how often, for answers about interactions that pass every filter."""
    if not set(filters) | {by} <= {"", "day", "agent", "area", *ONE_VALUE}:
        return
    needed = [
        column for column in (_column(by), ABOUT.c.agents if "agent" in {by, *filters} else None) if column is not None
    ]
    columns = (ANSWERS.c.scale, ANSWERS.c.score, *needed)
    query = (
        select(func.count().label("count"), *columns)
        .join_from(ANSWERS, ASKS, ASKS.c.token == ANSWERS.c.ask)
        .join(ABOUT, ABOUT.c.id == ASKS.c.interaction)
        .where(ANSWERS.c.measure == measure, ANSWERS.c.score.is_not(None))
        .where(ANSWERS.c.void == "", ~ASKS.c.test)
        .where(ANSWERS.c.day >= window.first, ANSWERS.c.day < window.end)
        .where(*(_place(name) == value for name, value in filters.items() if name != "agent"))
        .group_by(*columns)
    )
    for row in connection.execute(query).mappings():
        for name in groups_of(dict(row), by, filters.get("agent")):
            yield name, row["scale"], row["score"], row["count"]


def _column(name: str) -> ColumnElement[Any] | None:
    if name == "day":
        return ANSWERS.c.day
    return _place(name) if name in {"area", *ONE_VALUE} else None


def _place(name: str) -> ColumnElement[Any]:
    return ANSWERS.c.area if name == "area" else ABOUT.c[name]


def groups_of(row: Mapping[str, Any], by: str, agent: str | None) -> Iterator[str]:
    """Yield the groups in which these answers count; each agent's own, where several served."""
    if agent is not None and agent not in row["agents"]:
        return
    if by != "agent":
        if not by or row[by]:
            yield str(row[by]) if by else ""
        return
    yield from (name for name in dict.fromkeys(row["agents"]) if name and agent in {None, name})
