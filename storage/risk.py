"""Customers who may leave: a low score or a negative comment not long ago that no resolved case is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, String, and_, func, literal_column, or_, select

from bot.model import CaseState, Customer, LastCase
from storage.shelf import Shelf
from storage.tables import ASKS, CASES, CUSTOMERS, TABLES, core
from storage.tables import RESPONSES as ANSWERS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.sql import ColumnElement

LINKS = core(TABLES[LastCase])
LOW = {
    ("csat", 3): 1, ("csat", 4): 1, ("csat", 5): 2, ("csat", 6): 2, ("csat", 7): 2, ("csat", 10): 4,
    ("nps", 11): 6, ("ces", 5): 2, ("ces", 7): 3,
}  # fmt: skip
"""The highest score that is low, by measure and number of steps."""
HERE = CUSTOMERS.c.joined_at.is_not(None) & CUSTOMERS.c.left_at.is_(None)
MERGED = CUSTOMERS.c.merged_into != literal_column("''")
RESOLVED: Select[Any] = (
    select(literal_column("1"))
    .join_from(LINKS, CASES, CASES.c.id == LINKS.c.case)
    .where(LINKS.c.about == literal_column("'ask:'", String) + ASKS.c.token, CASES.c.state == CaseState.RESOLVED)
    .correlate(ASKS)
)
"""The case of an answer's ask, where it was resolved."""


def at_risk(connection: Connection, first: dt.date, end: dt.date, filters: Mapping[str, str]) -> Sequence[Customer]:
    """Return those who gave a low score or wrote a negative comment on these days and are customers, newest first."""
    latest: dict[str, dt.date] = {}
    for sign in _signs():
        query = (
            select(ASKS.c.customer, func.max(ANSWERS.c.day, type_=ANSWERS.c.day.type))
            .join_from(ANSWERS, ASKS, ASKS.c.token == ANSWERS.c.ask)
            .join(CUSTOMERS, CUSTOMERS.c.id == ASKS.c.customer)
            .where(ANSWERS.c.day >= first, ANSWERS.c.day < end, ANSWERS.c.void == "", ~ASKS.c.test, sign)
            .where(or_(HERE, MERGED), ~RESOLVED.exists())
            .group_by(ASKS.c.customer)
        )
        for customer, day in connection.execute(query):
            latest[customer] = max(day, latest.get(customer, day))
    newest = sorted(latest, key=lambda customer: (-latest[customer].toordinal(), customer))
    return [customer for customer in living(connection, newest) if _fits(customer, filters)]


def _signs() -> Iterator[ColumnElement[bool]]:
    """Yield what makes an answer a sign; a measure at a time, so that the index leads to its days."""
    for measure in dict.fromkeys(measure for measure, _ in LOW):
        steps = [
            (ANSWERS.c.scale == scale) & (ANSWERS.c.score <= score)
            for (each, scale), score in LOW.items()
            if each == measure
        ]
        yield (ANSWERS.c.measure == measure) & or_(*steps)
    yield and_(ANSWERS.c.text != literal_column("''"), ANSWERS.c.label == "negative")


def living(connection: Connection, ids: Iterable[str]) -> Sequence[Customer]:
    """Return the customers with these ids, each once, those who stand for them where they were merged."""
    wanted, found = list(dict.fromkeys(ids)), dict[str, Customer]()
    shelf = Shelf(connection)
    while missing := [(each,) for each in wanted if each not in found]:
        read = {key[0]: record for key, record in shelf.read(Customer, missing)}
        found |= {key: record for key, record in read.items() if isinstance(record, Customer)}
        heirs = {each.merged_into for each in found.values() if each.merged_into}
        wanted = [each for each in {**dict.fromkeys(wanted), **dict.fromkeys(heirs)} if each in found or each in heirs]
    return [found[each] for each in wanted if not found[each].merged_into]


def _fits(customer: Customer, filters: Mapping[str, str]) -> bool:
    here = customer.joined_at is not None and customer.left_at is None
    own = {"contract": (customer.contract,), "segment": (customer.segment,), "product": customer.products}
    return here and all(value in own.get(name, ()) for name, value in filters.items())
