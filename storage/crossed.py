"""Counts across several dimensions at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from storage.ledgers import CROSSINGS as COUNTS
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
    names = {"agents"} & {f"{name}s" for name in (by, *filters)} | ({by} - {"", "agent"})
    columns = (COUNTS.c.scale, COUNTS.c.score, *(COUNTS.c[name] for name in names))
    query = (
        select(func.sum(COUNTS.c.count).label("count"), *columns)
        .where(COUNTS.c.measure == measure, COUNTS.c.day >= window.first, COUNTS.c.day < window.end)
        .where(*(_passes(name, value) for name, value in filters.items()))
        .group_by(*columns)
    )
    for row in connection.execute(query).mappings():
        agents = json.loads(row.get("agents", "[]"))
        for name in groups_of({**row, "agents": agents}, by, filters.get("agent")):
            yield name, row["scale"], row["score"], row["count"]


def _passes(name: str, value: str) -> ColumnElement[bool]:
    """Return that a filter is passed; an agent is one of several, whose names stand in quotation marks."""
    if name == "agent":
        return COUNTS.c.agents.contains(json.dumps(value, ensure_ascii=False), autoescape=True)
    return COUNTS.c[name] == value


def groups_of(row: Mapping[str, Any], by: str, agent: str | None) -> Iterator[str]:
    """Yield the groups in which these answers count; each agent's own, where several served."""
    if agent is not None and agent not in row["agents"]:
        return
    if by != "agent":
        if not by or row[by]:
            yield str(row[by]) if by else ""
        return
    yield from (name for name in dict.fromkeys(row["agents"]) if name and agent in {None, name})
