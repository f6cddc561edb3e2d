"""
The durable inbox: a small file of its own for events that were accepted before they could be handled.

It is apart from the database, as it is needed just when the database is held up.
"""

from __future__ import annotations

import asyncio
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from storage.codec import encode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from bot.messages import Event

T = TypeVar("T")

SETUP = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "CREATE TABLE IF NOT EXISTS inbox (event_id TEXT PRIMARY KEY, body TEXT NOT NULL)",
)


class Inbox:
    """Events by id; its methods return when the file is written through."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="inbox")
        self._connection: sqlite3.Connection | None = None

    async def rows(self) -> Sequence[tuple[str, str]]:
        """Return ids and bodies in the order of arrival."""
        return await self._run(lambda file: file.execute("SELECT event_id, body FROM inbox ORDER BY rowid").fetchall())

    async def change(self, keep: Sequence[Event], forget: Sequence[str]) -> None:
        """Write events and take others out, in one transaction."""
        rows = [(event.id, encode(event)) for event in keep]
        await self._run(partial(_change, rows, [(event_id,) for event_id in forget]))

    def close(self) -> None:
        """Let go of the file."""
        self._thread.submit(self._shut).result()
        self._thread.shutdown()

    async def _run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, lambda: work(self._open()))

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = sqlite3.connect(self._path, isolation_level=None)
            for statement in SETUP:
                self._connection.execute(statement)
        return self._connection

    def _shut(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _change(rows: Sequence[tuple[str, str]], gone: Sequence[tuple[str]], file: sqlite3.Connection) -> None:
    with file:
        file.execute("BEGIN")
        file.executemany("INSERT OR REPLACE INTO inbox VALUES (?, ?)", rows)
        file.executemany("DELETE FROM inbox WHERE event_id = ?", gone)
