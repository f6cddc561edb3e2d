"""Reading records by key over one connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.shapes import KEYS, Key, shapes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from bot.model import Record

MOST = 512
"""Keys in one statement; a power of two, as statements come in these sizes."""


class Shelf:
    """Where the records are; with ``lock`` the asks and cases that are read are held until the transaction ends."""

    def __init__(self, connection: Connection, *, lock: bool = False) -> None:
        self.connection = connection
        self._shapes = shapes(connection.dialect)
        self._lock = lock

    def read(self, kind: type[Record], keys: Iterable[Key]) -> Iterator[tuple[Key, Record]]:
        """Yield those records that are there."""
        wanted = sorted(keys)
        for start in range(0, len(wanted), MOST):
            yield from self._some(kind, wanted[start : start + MOST])

    def whole(self, kind: type[Record]) -> Iterator[tuple[Key, Record]]:
        """Yield all records of a kind."""
        shape, key = self._shapes[kind], KEYS[kind]
        for row in self.connection.exec_driver_sql(shape.whole):
            record = shape.unpack(row)
            yield key(record), record

    def _some(self, kind: type[Record], keys: Sequence[Key]) -> Iterator[tuple[Key, Record]]:
        shape, key = self._shapes[kind], KEYS[kind]
        for row in self.connection.exec_driver_sql(*shape.select(keys, lock=self._lock)):
            record = shape.unpack(row)
            yield key(record), record
