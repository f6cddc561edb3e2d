"""Values that interactions and customers have, whether or not anybody rated them: looked up where answers have none."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Text, literal_column, select, type_coerce

from storage.tables import CUSTOMERS
from storage.tables import INTERACTIONS as ABOUT
from storage.tallies import ONE_VALUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.sql import ColumnElement

LISTS: dict[str, tuple[ColumnElement[Any], ...]] = {"agent": (ABOUT.c.agents,), "product": (CUSTOMERS.c.products,)}
"""Columns of several names."""
WORDS: dict[str, tuple[ColumnElement[Any], ...]] = {
    **{name: (ABOUT.c[name],) for name in ONE_VALUE},
    **{name: (CUSTOMERS.c[name],) for name in ("contract", "segment")},
}
"""Columns of one name."""


def recorded(connection: Connection, dimension: str, wanted: str, most: int) -> Sequence[str]:
    """Return the wanted value alone where it is recorded as it is written, else all of them in alphabetical order."""
    if wanted and any(_there(connection, dimension, wanted)):
        return [wanted]
    words = (connection.scalars(select(each).distinct().limit(most)) for each in WORDS.get(dimension, ()))
    lists = (connection.scalars(select(each).distinct()) for each in LISTS.get(dimension, ()))
    found = {*chain.from_iterable(words), *chain.from_iterable(chain.from_iterable(lists))}
    return sorted(found - {""})[:most]


def _there(connection: Connection, dimension: str, wanted: str) -> Sequence[bool]:
    quoted = json.dumps(wanted, ensure_ascii=False)
    asked = [each == wanted for each in WORDS.get(dimension, ())]
    asked += [type_coerce(each, Text).contains(quoted, autoescape=True) for each in LISTS.get(dimension, ())]
    return [connection.scalar(select(literal_column("1")).where(each).limit(1)) is not None for each in asked]
