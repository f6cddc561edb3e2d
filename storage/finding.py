"""Customers by name."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from sqlalchemy import Connection, or_, select

from bot.periods.vocabulary import fold
from storage.risk import living
from storage.tables import CUSTOMERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Customer

LOOK = 2000
"""Names that are compared with one that nobody has."""
ALIKE = 0.6
MOST = 5


def spellings(name: str) -> set[str]:
    """Return a name as it may be written."""
    return {name, name.casefold(), name.title(), name.capitalize(), name.upper()}


def named(connection: Connection, names: Sequence[str]) -> Sequence[Customer]:
    """Return the customers who have one of these numbers or names, in any of the usual spellings."""
    wanted = sorted({spelt for name in names for spelt in spellings(name)})
    query = select(CUSTOMERS.c.id).where(or_(CUSTOMERS.c.id.in_(names), CUSTOMERS.c.name.in_(wanted)))
    return living(connection, connection.scalars(query.limit(LOOK)))


def alike(connection: Connection, name: str) -> Sequence[Customer]:
    """Return customers whose names look like this one, the likest first: of many, those that begin as it does."""
    folded = fold(name)
    found: dict[str, float] = {}
    for start in sorted({spelt[:1] for spelt in spellings(name)} | {""}):
        query = select(CUSTOMERS.c.id, CUSTOMERS.c.name).where(CUSTOMERS.c.name >= (start or " "))
        for id_, known in connection.execute(query.order_by(CUSTOMERS.c.name).limit(LOOK)):
            found[id_] = _likeness(folded, fold(known))
    best = sorted((id_ for id_, like in found.items() if like >= ALIKE), key=lambda id_: (-found[id_], id_))
    return living(connection, best[:MOST])


def _likeness(one: str, other: str) -> float:
    """Return how alike two names are, from 0 to 1; of those that cannot be very alike only that."""
    matcher = SequenceMatcher(a=other, b=one)
    quick = min(matcher.real_quick_ratio(), matcher.quick_ratio())
    return matcher.ratio() if quick >= ALIKE else 0
