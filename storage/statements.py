"""What a batch writes beside the records: events seen, and counts."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Dialect, insert

from storage.ledgers import FLOWS, SEEN
from storage.upserts import binders, upsert

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Table

    from storage.flows import FlowKey

    Binders = list[tuple[int, Callable[[Any], Any]]]


class Statements:
    """Composed once for a dialect."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._see = str(insert(SEEN).compile(dialect=dialect))
        self._of_seen = dict(binders(dialect, SEEN))
        self._sums: dict[Table, tuple[str, Binders]] = {}

    def seen(self, connection: Connection, events: Mapping[str, dt.datetime]) -> None:
        """Mark events as handled; fails when another replica did so first."""
        if events:
            instant = self._of_seen[1]
            connection.exec_driver_sql(self._see, [(name, instant(at)) for name, at in sorted(events.items())])

    def counts(self, connection: Connection, deltas: Mapping[Table, Mapping[tuple[Any, ...], int]]) -> None:
        """Change the counts of each table, by key."""
        for table, changes in deltas.items():
            self.add(connection, table, [(*key, changes[key]) for key in sorted(changes)])

    def flows(self, connection: Connection, deltas: Mapping[FlowKey, tuple[int, int]]) -> None:
        """Change the counts of customers who came and went."""
        self.add(connection, FLOWS, [(*key, *deltas[key]) for key in sorted(deltas)])

    def add(self, connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
        """Add to the counts of a table; whatever is not part of its key is a count."""
        if table not in self._sums:
            sums = {column.name: _sum for column in table.columns if not column.primary_key}
            self._sums[table] = upsert(self._dialect, table, **sums), binders(self._dialect, table)
        statement, converts = self._sums[table]
        if rows:
            connection.exec_driver_sql(statement, list(_bound(rows, converts)))


def _sum(old: Any, new: Any) -> Any:  # noqa: ANN401 - expressions of a statement
    return old + new


def _bound(rows: Iterable[tuple[Any, ...]], converts: Binders) -> Iterable[tuple[Any, ...]]:
    """Yield the rows as the driver takes them."""
    for row in rows:
        bound = row
        for index, convert in converts:
            bound = (*bound[:index], convert(bound[index]), *bound[index + 1 :])
        yield bound


@cache
def statements(dialect: Dialect) -> Statements:
    """Return the statements for a dialect."""
    return Statements(dialect)
