"""
Counts made anew from the rows they follow from.

What is counted anew is compared with the counts of the same moment: the difference is what is wrong, whoever writes
meanwhile, since every change of a row changes its counts by as much. So the bot may go on while its counts are mended.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete

from storage.statements import statements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sqlalchemy import Connection, Table

Counted = tuple[tuple[Any, ...], int, int]
"""A key, how many more, and how much more they are worth."""
Wrong = dict[tuple[Any, ...], tuple[int, int]]
"""By key: how many are missing, and what they are worth."""


@dataclass(frozen=True, slots=True)
class Part:
    """Counts that can be made anew by themselves: those that are kept, and those that rows give."""

    kept: Iterable[Counted]
    given: Iterable[Counted]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """
    Tables of counts that are made anew together; whoever keeps others adds them to :data:`storage.counts.LEDGERS`.

    A key begins with the place of its table in ``tables``. ``sums`` are the columns that are counted: how many, and
    what they are worth if that is known. ``sources`` are the tables whose rows give them, ``parts`` returns the counts
    in parts of bounded size.
    """

    tables: tuple[Table, ...]
    sums: tuple[str, ...]
    sources: tuple[Table, ...]
    parts: Callable[[Connection], Iterator[Part]]


def wrong(connection: Connection, ledger: Ledger, told: Callable[[], object] = lambda: None) -> Iterator[Wrong]:
    """Yield what is wrong in each part of a ledger, as this transaction sees it; ``told`` is called for each row."""
    for part in ledger.parts(connection):
        found = _compared(part, told)
        if found:
            yield found


def _compared(part: Part, told: Callable[[], object]) -> Wrong:
    count: dict[tuple[Any, ...], int] = {}
    worth: dict[tuple[Any, ...], int] = {}
    for key, number, value in part.given:
        count[key] = count.get(key, 0) + number
        if value:
            worth[key] = worth.get(key, 0) + value
        told()
    for key, number, value in part.kept:
        count[key] = count.get(key, 0) - number
        if value:
            worth[key] = worth.get(key, 0) - value
    return {key: (number, worth.get(key, 0)) for key, number in count.items() if number or worth.get(key)}


def mend(connection: Connection, ledger: Ledger, missing: Mapping[tuple[Any, ...], tuple[int, int]]) -> None:
    """Add what is missing."""
    write, width = statements(connection.dialect), len(ledger.sums)
    for place, keys in groupby(sorted(missing), key=itemgetter(0)):
        write.add(connection, ledger.tables[place], [(*key[1:], *missing[key][:width]) for key in keys])


def sweep(connection: Connection, ledger: Ledger) -> None:
    """Take out counts of nothing."""
    for table in ledger.tables:
        connection.execute(delete(table).where(and_(*(table.c[name] == 0 for name in ledger.sums))))


def rebuild(connection: Connection, ledger: Ledger) -> None:
    """Make all counts of a ledger right, in the transaction of this connection."""
    for missing in wrong(connection, ledger):
        mend(connection, ledger, missing)
    sweep(connection, ledger)
