"""Daily counts of answers made anew from the responses and what they are about."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, func, or_, select

from storage import recounting
from storage.answered import ANSWERED
from storage.recounting import Ledger, Part
from storage.tables import ASKS, INTERACTIONS, RESPONSES
from storage.tallies import ONE_VALUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from storage.recounting import Counted

DAYS = dt.timedelta(days=31)
"""What is counted at once."""
AT_ONCE = 1000
"""Rows that are fetched at once."""


class Answer(NamedTuple):
    """What of an answer and of what it is about its counts follow from."""

    measure: str
    scale: int
    score: int | None
    text: str
    label: str
    topics: tuple[str, ...]
    area: str
    day: dt.date
    void: str
    agents: tuple[str, ...]
    team: str
    channel: str
    product: str
    language: str
    kind: str


def _parts(connection: Connection) -> Iterator[Part]:
    """Yield the counts of some days after the other."""
    first, last = _edges(connection)
    while first and last and first <= last:
        end = first + DAYS
        yield Part(_kept(connection, first, end), _given(connection, first, end))
        first = end


def _edges(connection: Connection) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day on which there is something."""
    tables = (RESPONSES, *ANSWERED)
    found = [connection.execute(select(func.min(each.c.day), func.max(each.c.day))).one() for each in tables]
    days = [day for edges in found for day in edges if day]
    return min(days, default=None), max(days, default=None)


def _kept(connection: Connection, first: dt.date, end: dt.date) -> Iterator[Counted]:
    for place, table in enumerate(ANSWERED):
        query = select(table).where(table.c.day >= first, table.c.day < end).execution_options(yield_per=AT_ONCE)
        for row in connection.execute(query):
            yield (place, *row[:-1]), row[-1], 0


def _given(connection: Connection, first: dt.date, end: dt.date) -> Iterator[Counted]:
    about = (INTERACTIONS.c.agents, *(INTERACTIONS.c[name] for name in ONE_VALUE))
    own = tuple(
        RESPONSES.c[name] for name in ("measure", "scale", "score", "text", "label", "topics", "area", "day", "void")
    )
    query = (
        select(*own, *about)
        .select_from(RESPONSES)
        .outerjoin(ASKS, ASKS.c.token == RESPONSES.c.ask)
        .outerjoin(INTERACTIONS, INTERACTIONS.c.id == ASKS.c.interaction)
        .where(RESPONSES.c.measure == bindparam("measure"), RESPONSES.c.day >= first, RESPONSES.c.day < end)
        .where(or_(ASKS.c.test.is_(None), ~ASKS.c.test))
    )
    counts = tuple(enumerate(ANSWERED.values()))
    for measure in connection.scalars(select(RESPONSES.c.measure).distinct()).all():
        for row in connection.execute(query.execution_options(yield_per=AT_ONCE), {"measure": measure}):
            answer = Answer._make(row)
            known = answer if answer.team is not None else None
            for place, counted in counts:
                for key in counted(answer, known):  # type: ignore[arg-type]
                    yield (place, *key), 1, 0


LEDGER = Ledger(tables=tuple(ANSWERED), sums=("count",), sources=(RESPONSES,), parts=_parts)


def rebuild(connection: Connection) -> None:
    """Count all responses anew, in the transaction of this connection."""
    recounting.rebuild(connection, LEDGER)
