"""What a batch writes beside the records: events seen, and counts."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Dialect, insert

from storage.ledgers import SEEN, TALLIES
from storage.upserts import binders, upsert

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from storage.tallies import Deltas


class Statements:
    """Composed once for a dialect."""

    def __init__(self, dialect: Dialect) -> None:
        self._see = str(insert(SEEN).compile(dialect=dialect))
        self._count = upsert(dialect, TALLIES, count=lambda old, new: old + new)
        self._of_seen = dict(binders(dialect, SEEN))
        self._of_tallies = binders(dialect, TALLIES)

    def seen(self, connection: Connection, events: Mapping[str, dt.datetime]) -> None:
        """Mark events as handled; fails when another replica did so first."""
        if events:
            instant = self._of_seen[1]
            connection.exec_driver_sql(self._see, [(name, instant(at)) for name, at in sorted(events.items())])

    def tallies(self, connection: Connection, deltas: Deltas) -> None:
        """Change the counts."""
        if deltas:
            connection.exec_driver_sql(self._count, list(self._rows(deltas)))

    def _rows(self, deltas: Deltas) -> Iterable[tuple[Any, ...]]:
        for key in sorted(deltas):
            row = [*key, deltas[key]]
            for index, convert in self._of_tallies:
                row[index] = convert(row[index])
            yield tuple(row)


@cache
def statements(dialect: Dialect) -> Statements:
    """Return the statements for a dialect."""
    return Statements(dialect)
