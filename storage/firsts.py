"""Which interactions of a window resolved at the first contact what they were about."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from bot.reports.contacts import Firsts, Share
from storage.kept import contact
from storage.served import interactions
from storage.tables import CUSTOMERS
from storage.tables import INTERACTIONS as ABOUT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Row

    from bot.periods.window import Window

SOON = dt.timedelta(days=7)
"""Who comes back about the same within this time was not helped the first time."""
SILENT = frozenset({"", "answered"})
"""Outcomes that do not say whether a contact helped."""
DAY = dt.timedelta(days=1)
"""Room for the clocks being set on the way."""
AT = func.coalesce(ABOUT.c.started_at, ABOUT.c.ended_at).label("at")
COLUMNS = (ABOUT.c.customer, ABOUT.c.kind, AT, ABOUT.c.ended_at.is_not(None).label("over"), ABOUT.c.outcome)

Matter = tuple[str, str]
"""A customer and a kind."""


def firsts(connection: Connection, window: Window, by: str, filters: Mapping[str, str]) -> dict[str, Firsts]:
    """Return what became of the first contacts of each group."""
    history = _History(connection, window)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for names, row in interactions(connection, window, by, filters, COLUMNS):
        marks = list(_marks(row, history))
        for name in names:
            found[name].update(marks)
    return {name: _firsts(count) for name, count in found.items() if count}


def _marks(row: Row[Any], history: _History) -> Iterator[str]:
    yield from contact(row.outcome)
    before, after = history.around(row)
    if before:
        yield "again"
        return
    silent = row.outcome in SILENT
    if silent and not (row.customer and row.over):
        return
    yield "first"
    if not after if silent else row.outcome == "resolved":
        yield "first kept"


def _firsts(count: Counter[str]) -> Firsts:
    resolved, answered = (Share(hits=count[f"{name} kept"], n=count[name]) for name in ("first", "contact"))
    return Firsts(resolved=resolved, again=count["again"], answered=answered)


class _History:
    """When customers came about what, in a window and a week around it; linked customers are one."""

    def __init__(self, connection: Connection, window: Window) -> None:
        merged = select(CUSTOMERS.c.id, CUSTOMERS.c.merged_into).where(CUSTOMERS.c.merged_into != "")
        self._merged: dict[str, str] = {one: other for one, other in connection.execute(merged)}  # noqa: C416 - rows are no pairs to a type checker
        self._came: dict[Matter, list[dt.datetime]] = defaultdict(list)
        wide = replace(window, first=window.first - SOON - DAY, end=window.end + SOON + DAY)
        for _, row in interactions(connection, wide, "", {}, COLUMNS[:3]):
            if row.customer:
                self._came[self._matter(row)].append(row.at)
        for moments in self._came.values():
            moments.sort()

    def around(self, row: Row[Any]) -> tuple[int, int]:
        """Return how many others came about the same matter within a week before, and after; 0 for nobody known."""
        if not row.customer:
            return 0, 0
        moments, at = self._came[self._matter(row)], row.at
        before = bisect_left(moments, at) - bisect_left(moments, at - SOON)
        return before, bisect_right(moments, at + SOON) - bisect_left(moments, at) - 1

    def _matter(self, row: Row[Any]) -> Matter:
        customer: str = row.customer
        while customer in self._merged:
            customer = self._merged[customer]
        return customer, row.kind
