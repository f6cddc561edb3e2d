"""
How a record becomes a row and a row a record.

Statements are composed once and run as the driver's own text with positional values: the cost of composing is paid
per table and not per answer.
"""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, ColumnElement, Dialect, Table, and_, insert, or_, select, tuple_

from bot.model import Ask, Case, Record
from storage.tables import TABLES, core
from storage.upserts import binders, own, upsert

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


Key = tuple[str, ...]


def _key(names: tuple[str, ...]) -> Callable[[Any], Key]:
    if len(names) > 1:
        return attrgetter(*names)
    one = attrgetter(names[0])
    return lambda record: (one(record),)


KEYS: dict[type[Record], Callable[[Any], Key]] = {kind: _key(kind.KEY) for kind in TABLES}
"""From a record to its key, by kind."""
LOCKED = frozenset({Ask, Case})
"""Kinds that are held from when they are read: whoever comes second sees what the first one changed."""


class Shape:
    """One kind of record on one dialect."""

    def __init__(self, kind: type[Record], dialect: Dialect) -> None:
        self.kind = kind
        self.dialect = dialect
        self.table: Table = core(TABLES[kind])
        self.names = tuple(field.name for field in fields(kind))
        self.insert = str(insert(self.table).compile(dialect=dialect))
        """For a record that was not there when it was looked for: fails when another replica made it since."""
        self.upsert = upsert(dialect, self.table)
        self.whole = str(select(self.table).compile(dialect=dialect))
        self._values = attrgetter(*self.names)
        self._binders = binders(dialect, self.table)
        self._readers = self._result_processors()
        self._selects: dict[int, str] = {}

    def pack(self, record: Record) -> tuple[Any, ...]:
        """Return the record as values for the driver."""
        values = list(self._values(record))
        for index, convert in self._binders:
            values[index] = convert(values[index])
        return tuple(values)

    def unpack(self, row: Sequence[Any]) -> Record:
        """Return the row as a record."""
        values = dict(zip(self.names, row, strict=True))
        for name, convert in self._readers:
            values[name] = convert(values[name])
        return self.kind(**values)

    def select(self, keys: Sequence[Key], *, lock: bool) -> tuple[str, tuple[str, ...]]:
        """Return a statement that reads rows by their keys, those of :data:`LOCKED` kinds in order, and its values."""
        size = 1 << (len(keys) - 1).bit_length()
        if size not in self._selects:
            self._selects[size] = self._compose(size, lock=lock)
        padded = (*keys, *[keys[-1]] * (size - len(keys)))
        return self._selects[size], tuple(part for key in padded for part in key)

    def _compose(self, size: int, *, lock: bool) -> str:
        names = tuple(self.table.primary_key.columns)
        query = select(self.table).where(self._among(names, size))
        if lock and self.kind in LOCKED:
            query = query.order_by(*names).with_for_update()
        return str(query.compile(dialect=self.dialect, compile_kwargs={"render_postcompile": True}))

    def _among(self, names: Sequence[Column[Any]], size: int) -> ColumnElement[bool]:
        """Return that a row has one of so many keys, put so that its index finds it on either database."""
        if len(names) == 1:
            return names[0].in_([""] * size)
        if self.dialect.name == "sqlite":  # which would look through the whole table for a list of rows
            return or_(*(and_(*(name == "" for name in names)) for _ in range(size)))
        return tuple_(*names).in_([("",) * len(names)] * size)

    def _result_processors(self) -> Iterable[tuple[str, Callable[[Any], Any]]]:
        found = [(column.name, column.type.result_processor(self.dialect, None)) for _, column in own(self.table)]
        return [(name, convert) for name, convert in found if convert]


@cache
def shapes(dialect: Dialect) -> dict[type[Record], Shape]:
    """Return the shape of every kind of record, in the order in which a batch writes them."""
    return {kind: Shape(kind, dialect) for kind in TABLES}
