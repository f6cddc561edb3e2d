"""The one door to a database."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from bot.errors import Misconfigured
from storage import engines
from storage.agenda import Agenda
from storage.answers import rebuild
from storage.inbox import Inbox
from storage.migrations import migrate
from storage.outbox import Outbox
from storage.road import Road
from storage.shown import latest
from storage.world import Reading
from storage.zones import agree, settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from zoneinfo import ZoneInfo

    from sqlalchemy import Engine

    from storage.job import Bot
    from storage.late import Deliver
    from storage.shown import Shown

LOCK_WAIT = 5.0
"""Seconds to wait for another process that is writing."""


class Storage:
    """A database that is ready for use, and the durable inbox beside it."""

    def __init__(self, writer: Engine, reader: Engine, inbox: Path) -> None:
        self.writer = writer
        self.reading = reader
        self._inbox = inbox

    def road(self, bot: Bot, deliver: Deliver) -> Road:
        """Return the road to this database; replies that nobody waits for any more go through ``deliver``."""
        return Road(bot, deliver, self.writer, self.reading, Inbox(self._inbox))

    def outbox(self, road: Road, deliver: Deliver) -> Outbox:
        """Return the loop that sends what is owed; its bookkeeping goes through the road."""
        return Outbox(road, self.reading, deliver)

    def agenda(self, road: Road) -> Agenda:
        """Return the loop that keeps promises: their events come onto the road when they are due."""
        return Agenda(road, self.reading)

    @contextmanager
    def reader(self) -> Iterator[Reading]:
        """Yield a world that cannot be changed, one state of it throughout."""
        with self.reading.begin() as connection:
            yield Reading(connection)

    def shown(self, most: int) -> Sequence[Shown]:
        """Return the newest messages that were sent to the team's page, the oldest of them first."""
        with self.reading.begin() as connection:
            return latest(connection, most)

    def close(self) -> None:
        """Let go of all connections."""
        self.reading.dispose()
        self.writer.dispose()


def open(  # noqa: A001 - reads as storage.open
    url: str, zone: ZoneInfo, folder: Path | None = None, *, lock_wait: float = LOCK_WAIT, own: bool = True
) -> Storage:
    """
    Return the storage at an address, ``sqlite:///path`` or ``postgresql://…``, brought up to today's schema.

    The durable inbox lies in ``folder``, by default beside the SQLite file, else in ``data``. ``zone`` parts the days:
    when it changed, whoever runs the bot and ``own``s the database moves them; anybody else must agree with it.

    Raises:
        Misconfigured: the database cannot be reached or changed, or is another zone's.

    """
    parsed = engines.address(url)
    beside = Path(parsed.database or "").parent if parsed.get_backend_name() == "sqlite" else Path("data")
    home = folder or beside
    writer = engines.writer(parsed, lock_wait)
    try:
        for each in (beside, home):
            each.mkdir(parents=True, exist_ok=True)
        with writer.begin() as connection:
            if migrate(connection):
                rebuild(connection)  # newer code may count what was there before
            (settle if own else agree)(connection, zone)
    except (OSError, SQLAlchemyError) as trouble:
        writer.dispose()
        raise Misconfigured("settings.unreachable", why=type(trouble).__name__) from trouble
    name = f"{Path(parsed.database or '').stem}.inbox.db"
    return Storage(writer, engines.reader(parsed, lock_wait), home / name)
