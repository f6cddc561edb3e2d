"""What leads look up: messages that never arrived, and who did what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection, select

from bot.model import AuditEntry
from storage.ledgers import LOST, OUTBOX
from storage.tables import ASKS, TABLES, core

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bot.periods.window import Window

MOST = 1000
AUDIT = core(TABLES[AuditEntry])


class Lost(NamedTuple):
    """Implements :class:`bot.ports.Lost`."""

    due_at: dt.datetime
    platform: str
    chat: str
    customer: str
    reason: str


def undelivered(connection: Connection, window: Window) -> Sequence[Lost]:
    """Return the messages due in this window that will never arrive, the newest first, 1,000 at most."""
    query = (
        select(OUTBOX.c.due_at, OUTBOX.c.lane, ASKS.c.customer, OUTBOX.c.reason)
        .outerjoin(ASKS, ASKS.c.token == OUTBOX.c.ask)
        .where(LOST, OUTBOX.c.due_at >= window.start_at, OUTBOX.c.due_at < window.end_at)
        .order_by(OUTBOX.c.due_at.desc(), OUTBOX.c.key)
        .limit(MOST)
    )
    return [_lost(*row) for row in connection.execute(query)]


def _lost(due_at: dt.datetime, lane: str, customer: str | None, reason: str) -> Lost:
    platform, _, chat = lane.partition(":")
    return Lost(due_at=due_at, platform=platform, chat=chat, customer=customer or "", reason=reason)


def audit(connection: Connection, limit: int) -> Sequence[AuditEntry]:
    """Return the newest entries of the trail, the newest first."""
    query = select(AUDIT).order_by(AUDIT.c.at.desc(), AUDIT.c.id).limit(limit)
    return [AuditEntry(**row) for row in connection.execute(query).mappings()]
