"""``python bot.py recount``: everything that follows from the rows is made anew, while the bot goes on."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from bot.errors import Refused
from storage import faults
from storage.counts import LEDGERS
from storage.recounting import mend, sweep, wrong
from storage.retiming import retime
from storage.tables import INTERACTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Engine

    from bot.hours.working import Hours
    from storage.recounting import Wrong

FAST = ("PRAGMA mmap_size=1073741824", "PRAGMA cache_size=-32768")
"""Rows are looked up all over the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """What was wrong: how many counts, and the times of how many interactions."""

    counts: int
    times: int


def total(connection: Connection) -> int:
    """Return how many rows a recount looks at."""
    tables = [table for ledger in LEDGERS for table in ledger.sources]
    return sum(connection.scalar(select(func.count()).select_from(table)) or 0 for table in (*tables, INTERACTIONS))


def recount(writer: Engine, reading: Engine, hours: Hours, told: Callable[[], object]) -> Mended:
    """
    Make all counts and times right, and return how many were not; ``told`` is called for each row.

    Counts change all at once. They are looked at as they are at one moment, and what is found wrong is added to what
    they are by then, so that nothing is lost that comes meanwhile.

    Raises:
        Refused: the database cannot be written; the counts are as they were.
    """
    try:
        with TemporaryFile() as found, reading.begin() as connection:
            _tuned(connection)
            counts = _found(connection, found, told)
            times = retime(connection, writer, hours, told)
            found.seek(0)
            if counts:
                _mended(writer, found)
    except DBAPIError as trouble:
        if faults.unavailable(trouble) or faults.conflict(trouble):
            raise Refused("cli.recount.busy") from None
        raise
    return Mended(counts=counts, times=times)


def _tuned(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        for pragma in FAST:
            connection.exec_driver_sql(pragma)


def _found(connection: Connection, found: IO[bytes], told: Callable[[], object]) -> int:
    """Write down what is wrong, and return how many counts that are."""
    count = 0
    for place, ledger in enumerate(LEDGERS):
        for missing in wrong(connection, ledger, told):
            pickle.dump((place, missing), found)
            count += len(missing)
    return count


def _mended(writer: Engine, found: IO[bytes]) -> None:
    with writer.begin() as connection:
        for place, missing in _read(found):
            mend(connection, LEDGERS[place], missing)
        for ledger in LEDGERS:
            sweep(connection, ledger)


def _read(found: IO[bytes]) -> Iterator[tuple[int, Wrong]]:
    while True:
        try:
            yield pickle.load(found)  # noqa: S301 - written a moment ago
        except EOFError:
            return
