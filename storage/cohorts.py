"""Customers over a window, from the daily counts of who came and went."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, func, literal, or_, select, union_all

from bot.customers.history import BACK, CANCELLED, JOINED, NEVER, REFERRED, RETURNED
from bot.reports.cohort import Cohort
from storage.flows import CUSTOMER, LEFT, LOST, MONTH, NET, NOW, PRODUCT
from storage.headcounts import BEFORE, START, WITHIN, Counts
from storage.ledgers import FLOWS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy.sql import ColumnElement

    from bot.periods.window import Window

DIMENSIONS = ("product", "contract", "segment")
IN_WINDOW = (JOINED, BACK, LOST, CANCELLED, RETURNED, REFERRED)
INSIDE = (LEFT, BACK, REFERRED)
"""Kinds of which it counts whether what they go back to lies in the window, too."""
FEW = 400
"""Days of a window that are looked up one by one; a longer one is read through."""
YEAR = dt.timedelta(days=365)


def cohorts(connection: Connection, window: Window, by: str, filters: Mapping[str, str]) -> dict[str, Cohort]:
    """Return the customers of each group who pass the filters; a group without any is left out."""
    named = {name: value for name, value in filters.items() if value}
    if not {*named, by} <= {"", *DIMENSIONS}:
        return {}
    groups: dict[str, Counts] = defaultdict(Counts)
    look = _Look(window, by, named)
    for group, *counted in connection.execute(union_all(*look.standing(), look.moving(), look.inside())):
        groups[group].add(*counted)
    if any(found.count[LOST] and not found.count[JOINED] for found in groups.values()):
        for group, *counted in connection.execute(look.newcomers()):
            groups[group].add(*counted)
    found = {group: counts.cohort() for group, counts in groups.items()}
    return {group: cohort for group, cohort in found.items() if cohort != Cohort()}


class _Look:
    """
    One look at the counts, by one dimension and through some filters.

    Every select yields group, kind, currency, reason, how many and what they pay; all are sent as one statement.
    """

    def __init__(self, window: Window, by: str, filters: Mapping[str, str]) -> None:
        self._window = window
        self._by = by
        level = PRODUCT if "product" in {by, *filters} else CUSTOMER
        self._where = [FLOWS.c.level == level, *(FLOWS.c[name] == value for name, value in filters.items())]
        self._where += [FLOWS.c[by] != literal("")] if by else []

    def _sums(self, *where: ColumnElement[bool], kind: str = "", ending: str = "", sign: int = 1) -> Select[Any]:
        """Return the sums of what is counted; all under one ``kind`` if given, else each under its own."""
        own = () if kind else (FLOWS.c.kind, FLOWS.c.reason)
        group = FLOWS.c[self._by] if self._by else literal("")
        named = (literal(kind), literal("")) if kind else (FLOWS.c.kind + ending, FLOWS.c.reason)
        sums = (sign * func.sum(FLOWS.c.count), sign * func.sum(FLOWS.c.worth))
        query = select(group, named[0], FLOWS.c.currency, named[1], *sums).where(*self._where, *where)
        return query.group_by(FLOWS.c.currency, *own, *((FLOWS.c[self._by],) if self._by else ()))

    def standing(self) -> Iterator[Select[Any]]:
        """Yield who was there when the window began: who is here now, less who came and plus who went since then."""
        first = self._window.first
        turn = (first.replace(day=1) + dt.timedelta(days=32)).replace(day=1) if first.day > 1 else first
        yield self._sums(FLOWS.c.kind == NOW, FLOWS.c.day == NEVER, kind=START)
        yield self._sums(FLOWS.c.kind == MONTH, FLOWS.c.day >= turn, kind=START, sign=-1)
        yield self._sums(FLOWS.c.kind == NET, FLOWS.c.day >= first, FLOWS.c.day < turn, kind=START, sign=-1)

    def moving(self) -> Select[Any]:
        """Return who came and went in the window."""
        first, end = self._window.first, self._window.end
        return self._sums(FLOWS.c.kind.in_(IN_WINDOW), FLOWS.c.day >= first, FLOWS.c.day < end)

    def newcomers(self) -> Select[Any]:
        """Return who joined in the year before the window's end."""
        first, end = self._window.end - YEAR, self._window.first
        return self._sums(FLOWS.c.kind == JOINED, FLOWS.c.day >= first, FLOWS.c.day < end, kind=BEFORE)

    def inside(self) -> Select[Any]:
        """Return whose going, coming back or referring goes back to another day of the window."""
        first, end = self._window.first, self._window.end
        days = [first + dt.timedelta(days=at) for at in range(self._window.days)]
        on_days = FLOWS.c.day.in_(days) if len(days) <= FEW else (FLOWS.c.day >= first) & (FLOWS.c.day < end)
        return self._sums(FLOWS.c.kind.in_(INSIDE), on_days, FLOWS.c.since >= first, ending=WITHIN)


def span(connection: Connection) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day on which a customer came or went, or ``None`` without any."""
    days = (func.min(FLOWS.c.day), func.max(FLOWS.c.day))
    query = select(*days).where(FLOWS.c.level == CUSTOMER, FLOWS.c.kind == NET)
    first, last = connection.execute(query).one()
    return (first, last) if first else None


def values(connection: Connection, dimension: str, most: int) -> Sequence[str]:
    """Return the known values of product, contract or segment."""
    column = FLOWS.c[dimension]
    level = PRODUCT if dimension == "product" else CUSTOMER
    kinds = or_(FLOWS.c.kind == NOW, FLOWS.c.kind == MONTH)
    query = select(column).distinct().where(FLOWS.c.level == level, kinds, FLOWS.c.count > 0, column != literal(""))
    return list(connection.scalars(query.limit(most)))
