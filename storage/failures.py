"""Events whose handling failed: kept, logged once, tried again at the next start."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy import Connection, delete, select

from storage.codec import encode
from storage.ledgers import FAILED_EVENTS as TABLE
from storage.upserts import into

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.messages import Event

ATTEMPTS = 5
"""How often an event is tried before it is left lying."""

log = structlog.get_logger()


def keep(connection: Connection, event: Event, error: Exception) -> None:
    """Keep an event for another try."""
    row: dict[str, Any] = {
        "event_id": event.id,
        "at": event.at,
        "body": encode(event),
        "error": type(error).__name__,
        "attempts": 1,
    }
    statement = into(connection.dialect, TABLE)
    changes = {"error": row["error"], "attempts": TABLE.c.attempts + 1}
    connection.execute(statement.on_conflict_do_update(index_elements=["event_id"], set_=changes), row)


def forget(connection: Connection, ids: Iterable[str]) -> None:
    """Let go of events that came through."""
    for event_id in ids:
        connection.execute(delete(TABLE).where(TABLE.c.event_id == event_id))


def waiting(connection: Connection) -> Sequence[str]:
    """Return the bodies of the events that deserve another try, oldest first."""
    query = select(TABLE.c.body).where(TABLE.c.attempts < ATTEMPTS).order_by(TABLE.c.at)
    return list(connection.scalars(query))


def report(event: Event, error: Exception) -> None:
    """Log that an event failed: where in the code and why, and nothing a person wrote."""
    last = traceback.extract_tb(error.__traceback__)[-1:]
    place = f"{last[0].filename}:{last[0].lineno}" if last else ""
    log.error("event failed", kind=type(event).__name__, event_id=event.id, error=type(error).__name__, place=place)
