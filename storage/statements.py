"""What a batch writes beside the records: events seen, and counts."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Dialect, insert

from storage.ledgers import FLOWS, SEEN, TALLIES
from storage.upserts import binders, upsert

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from sqlalchemy import Connection

    from storage.flows import FlowKey
    from storage.tallies import Deltas

    Binders = list[tuple[int, Callable[[Any], Any]]]


class Statements:
    """Composed once for a dialect."""

    def __init__(self, dialect: Dialect) -> None:
        self._see = str(insert(SEEN).compile(dialect=dialect))
        self._count = upsert(dialect, TALLIES, count=lambda old, new: old + new)
        self._of_seen = dict(binders(dialect, SEEN))
        self._of_tallies = binders(dialect, TALLIES)
        self._flow = upsert(dialect, FLOWS, count=lambda old, new: old + new, worth=lambda old, new: old + new)
        self._of_flows = binders(dialect, FLOWS)

    def seen(self, connection: Connection, events: Mapping[str, dt.datetime]) -> None:
        """Mark events as handled; fails when another replica did so first."""
        if events:
            instant = self._of_seen[1]
            connection.exec_driver_sql(self._see, [(name, instant(at)) for name, at in sorted(events.items())])

    def tallies(self, connection: Connection, deltas: Deltas) -> None:
        """Change the counts."""
        if deltas:
            rows = [(*key, deltas[key]) for key in sorted(deltas)]
            connection.exec_driver_sql(self._count, list(_bound(rows, self._of_tallies)))

    def flows(self, connection: Connection, deltas: Mapping[FlowKey, tuple[int, int]]) -> None:
        """Change the counts of customers who came and went."""
        if deltas:
            rows = [(*key, *deltas[key]) for key in sorted(deltas)]
            connection.exec_driver_sql(self._flow, list(_bound(rows, self._of_flows)))


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
