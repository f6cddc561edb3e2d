"""Customers over a window, from the daily counts of who came and went."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, literal, or_, select

from bot.cohort import Cohort, Money
from bot.history import BACK, CANCELLED, JOINED, NEVER, REFERRED, RETURNED
from storage.flows import CUSTOMER, LEFT, LOST, MONTH, NET, NOW, PRODUCT
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
START = "start"


class Counts:
    """What was counted in one group: how many, what they pay, and why, by kind and currency."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()
        self.by: Counter[tuple[str, str]] = Counter()
        self.worth: Counter[tuple[str, str]] = Counter()
        self.reasons: Counter[str] = Counter()

    def add(self, kind: str, currency: str, reason: str, count: int, worth: int) -> None:
        """Count more."""
        self.count[kind] += count
        if currency:
            self.by[kind, currency] += count
            self.worth[kind, currency] += worth
        if reason:
            self.reasons[reason] += {LOST: 1, f"{LEFT} inside": -1}.get(kind, 0) * count

    def cohort(self) -> Cohort:
        """Return the counts as what they mean."""
        count = self.count
        brief, lost = count[f"{LEFT} inside"], count[LOST]
        return Cohort(
            start=count[START],
            lost=lost - brief,
            joined=count[JOINED],
            back=count[BACK],
            brief=brief,
            active=count[START] + count[JOINED] + count[BACK] - count[f"{BACK} inside"],
            referrers=count[REFERRED] - count[f"{REFERRED} inside"],
            referrals=count[REFERRED],
            cancelled=count[CANCELLED],
            returned=count[RETURNED],
            reasons={reason: number for reason, number in self.reasons.items() if number > 0},
            money={currency: self._money(currency) for currency in sorted({each for _, each in self.by})},
        )

    def _money(self, currency: str) -> Money:
        worth = {kind: self.worth[kind, currency] for kind in (START, LOST, f"{LEFT} inside", JOINED, "before")}
        here = self.by[JOINED, currency] > 0
        basis = JOINED if here else "before"
        return Money(
            start=worth[START],
            lost=worth[LOST] - worth[f"{LEFT} inside"],
            new=worth[basis],
            joined=self.by[basis, currency],
            before=not here,
        )


def cohorts(connection: Connection, window: Window, by: str, filters: Mapping[str, str]) -> dict[str, Cohort]:
    """Return the customers of each group who pass the filters; a group without any is left out."""
    named = {name: value for name, value in filters.items() if value}
    if not {*named, by} <= {"", *DIMENSIONS}:
        return {}
    groups: dict[str, Counts] = defaultdict(Counts)
    look = _Look(connection, window, by, named)
    for group, *counted in (*look.standing(), *look.inside(), *look.moving(IN_WINDOW, window.first, window.end)):
        groups[group].add(*counted)
    if any(found.count[LOST] and not found.count[JOINED] for found in groups.values()):
        for group, _, *counted in look.moving((JOINED,), window.end - YEAR, window.first):
            groups[group].add("before", *counted)
    found = {group: counts.cohort() for group, counts in groups.items()}
    return {group: cohort for group, cohort in found.items() if cohort != Cohort()}


class _Look:
    """One look at the counts, by one dimension and through some filters."""

    def __init__(self, connection: Connection, window: Window, by: str, filters: Mapping[str, str]) -> None:
        self._connection = connection
        self._window = window
        group = FLOWS.c[by] if by else literal("")
        self._columns: tuple[ColumnElement[Any], ...] = (group.label("named"), FLOWS.c.currency)
        level = PRODUCT if "product" in {by, *filters} else CUSTOMER
        self._where = [FLOWS.c.level == level, *(FLOWS.c[name] == value for name, value in filters.items())]
        self._where += [FLOWS.c[by] != literal("")] if by else []

    def _sums(self, *more: ColumnElement[Any], where: Sequence[ColumnElement[bool]]) -> Iterator[Sequence[Any]]:
        columns = (*self._columns, *more)
        query = select(*columns, func.sum(FLOWS.c.count), func.sum(FLOWS.c.worth))
        yield from self._connection.execute(query.where(*self._where, *where).group_by(*columns)).all()

    def standing(self) -> Iterator[tuple[Any, ...]]:
        """Yield who was there when the window began: who is here now, less who came and plus who went since then."""
        first = self._window.first
        turn = (first.replace(day=1) + dt.timedelta(days=32)).replace(day=1) if first.day > 1 else first
        for sign, kind, days in (
            (1, NOW, [FLOWS.c.day == NEVER]),
            (-1, MONTH, [FLOWS.c.day >= turn]),
            (-1, NET, [FLOWS.c.day >= first, FLOWS.c.day < turn]),
        ):
            for group, currency, count, worth in self._sums(where=[FLOWS.c.kind == kind, *days]):
                yield group, START, currency, "", sign * int(count), sign * int(worth)

    def moving(self, kinds: Sequence[str], first: dt.date, end: dt.date) -> Iterator[tuple[Any, ...]]:
        """Yield who came and went on these days."""
        days = [FLOWS.c.kind.in_(kinds), FLOWS.c.day >= first, FLOWS.c.day < end]
        for group, currency, kind, reason, count, worth in self._sums(FLOWS.c.kind, FLOWS.c.reason, where=days):
            yield group, kind, currency, reason, int(count), int(worth)

    def inside(self) -> Iterator[tuple[Any, ...]]:
        """Yield whose going, coming back or referring goes back to another day of the window."""
        first, end = self._window.first, self._window.end
        days = [first + dt.timedelta(days=at) for at in range(self._window.days)]
        on_days = FLOWS.c.day.in_(days) if len(days) <= FEW else (FLOWS.c.day >= first) & (FLOWS.c.day < end)
        where = [FLOWS.c.kind.in_(INSIDE), on_days, FLOWS.c.since >= first]
        for group, currency, kind, reason, count, worth in self._sums(FLOWS.c.kind, FLOWS.c.reason, where=where):
            yield group, f"{kind} inside", currency, reason, int(count), int(worth)


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
