"""Cases, as lists and as counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from bot.model import Case, CaseState
from bot.reports.contacts import Cared, Share
from bot.reports.durations import Durations
from storage.tables import CASES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from zoneinfo import ZoneInfo

    from sqlalchemy import Row

    from bot.periods.window import Window

MOST = 1000
DIMENSIONS = ("team", "channel", "product", "language", "cause", "owner")
"""What cases can be told apart by, besides the agents who served."""


def cases(
    connection: Connection,
    states: Collection[CaseState],
    wanted: Mapping[str, str],
    overdue_at: dt.datetime | None,
    limit: int,
) -> Sequence[Case]:
    """Return cases, what is due first before the others; closed ones after them, the newest first."""
    fits = (CASES.c[name] == value for name, value in wanted.items() if value)
    query = select(CASES).where(CASES.c.state.in_(states), *fits)
    if overdue_at is not None:
        query = query.where(CASES.c.due_at <= overdue_at)
    order = (CASES.c.due_at.is_(None), CASES.c.due_at, CASES.c.closed_at.desc(), CASES.c.opened_at.desc(), CASES.c.id)
    rows = connection.execute(query.order_by(*order).limit(min(limit, MOST)))
    return [Case(**row) for row in rows.mappings()]


def counts(connection: Connection, window: Window, by: str, filters: Mapping[str, str]) -> dict[str, Cared]:
    """Return what became of the cases last resolved in a window, also of those reopened since, for each group."""
    if not {by, *filters} <= {"", "agent", *DIMENSIONS}:
        return {}
    query = select(CASES).where(
        CASES.c.state != CaseState.DISMISSED,
        CASES.c.closed_at >= window.start_at,
        CASES.c.closed_at < window.end_at,
        *(CASES.c[name] == value for name, value in filters.items() if name != "agent"),
    )
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(query):
        for name in _groups(row, by, filters.get("agent")):
            found[name].append(row)
    return {name: _cared(rows) for name, rows in found.items()}


def _groups(row: Row[Any], by: str, agent: str | None) -> Iterator[str]:
    if agent is not None and agent not in row.agents:
        return
    if by == "agent":
        yield from (name for name in dict.fromkeys(row.agents) if name and agent in {None, name})
    elif not by:
        yield ""
    elif value := row._mapping[by]:  # noqa: SLF001 - public, whatever its name
        yield str(value)


def _cared(rows: Sequence[Row[Any]]) -> Cared:
    said = Counter(row.said for row in rows)
    return Cared(
        recovered=Share(hits=said["yes"], n=said["yes"] + said["partly"] + said["no"]),
        partly=said["partly"],
        resolved=len(rows),
        take=_spans((row.opened_at, row.taken_at) for row in rows),
        resolve=_spans((row.opened_at, row.closed_at) for row in rows),
    )


def _spans(pairs: Iterator[tuple[dt.datetime, dt.datetime | None]]) -> Durations:
    return Durations(Counter(int((end - start).total_seconds()) for start, end in pairs if end is not None))


def span(connection: Connection, zone: ZoneInfo) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day on which a case was resolved."""
    resolved = CASES.c.state != CaseState.DISMISSED
    found = [connection.scalar(select(edge(CASES.c.closed_at)).where(resolved)) for edge in (func.min, func.max)]
    first, last = found
    return (first.astimezone(zone).date(), last.astimezone(zone).date()) if first and last else None
