"""What was sent to the team's page: the page itself keeps nothing beyond its own life."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from storage.codec import decode
from storage.ledgers import OUTBOX, PAGE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bot.messages import Reply

Shown = tuple[str, "dt.datetime", "Reply"]
"""The page's id of a message, when it was sent, and the message."""


def latest(connection: Connection, most: int) -> Sequence[Shown]:
    """Return the newest messages that were sent to the team's page, the oldest of them first."""
    query = select(OUTBOX.c.message, OUTBOX.c.sent_at, OUTBOX.c.body).where(PAGE)
    rows = connection.execute(query.order_by(OUTBOX.c.sent_at.desc()).limit(most))
    return [(message, sent_at, decode(body)) for message, sent_at, body in reversed(list(rows))]
