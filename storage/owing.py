"""Messages that are owed, as rows: written with what owes them, claimed by whoever sends them."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, bindparam, case, literal, or_, select, tuple_, update

from storage.codec import encode
from storage.ledgers import OUTBOX as TABLE
from storage.upserts import into

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import BindParameter, Row, Select
    from sqlalchemy.sql import ColumnElement

    from bot.messages import Address, Owed

LEASE = dt.timedelta(minutes=2)
"""How long a message belongs to who claimed it; longer than any platform may take."""
HOLDS_LANE = 5
"""After so many failed tries a message no longer holds up the later ones of its chat."""
RENEWED = ("lane", "body", "ask", "due_at", "next_at", "attempts", "done", "reason", "only_edits", "under", "stale_at")
"""What a message that replaces another brings along; lease, version and the platform's message id stay."""


def lane(to: Address) -> str:
    """Return the lane of an address: messages of one chat leave one after the other."""
    return f"{to.platform}:{to.chat}"


def owe(connection: Connection, owed: Iterable[Owed]) -> None:
    """Write what is owed; a key that is there already gets the new message, and is due again if it was sent."""
    last = {each.key: each for each in owed}
    rows = {key: _row(each) for key, each in last.items() if not each.only_edits}
    if rows:
        _write(connection, rows)
    for each in last.values():
        if each.only_edits:
            _change(connection, each)


def _write(connection: Connection, rows: Mapping[str, dict[str, Any]]) -> None:
    statement = into(connection.dialect, TABLE)
    renewed = {name: statement.excluded[name] for name in RENEWED} | {"version": TABLE.c.version + 1}
    connection.execute(
        statement.on_conflict_do_update(index_elements=["key"], set_=renewed), [rows[key] for key in sorted(rows)]
    )


def _change(connection: Connection, owed: Owed) -> None:
    """Replace a message if there is one: what was sent is edited, what was not never will be sent; lost ones rest."""
    row = _row(owed)
    values = {name: row[name] for name in RENEWED} | {"version": TABLE.c.version + 1}
    there = (TABLE.c.key == owed.key) & or_(~TABLE.c.done, TABLE.c.message != "")
    connection.execute(update(TABLE).where(there).values(values))


@cache
def due(most: int) -> Select[str]:
    """
    Return the query for keys of up to ``most`` messages that may be sent at ``:now``, the oldest first.

    Of each chat it is only the first one. The query is built once, as it is asked again and again.
    """
    now: BindParameter[dt.datetime] = bindparam("now")
    free = or_(TABLE.c.leased_until.is_(None), TABLE.c.leased_until < now)
    query = select(TABLE.c.key).where(~TABLE.c.done, TABLE.c.next_at <= now, free, ~_earlier().exists())
    return query.order_by(TABLE.c.next_at).limit(most)


def claim(connection: Connection, now: dt.datetime, most: int) -> Sequence[Row[Any]]:
    """Return up to ``most`` messages that are due, and hold them for :data:`LEASE`."""
    keys = list(connection.scalars(due(most).with_for_update(skip_locked=True), {"now": now}))
    if not keys:
        return ()
    held = update(TABLE).where(TABLE.c.key.in_(keys)).values(leased_until=now + LEASE).returning(*TABLE.columns)
    return sorted(connection.execute(held), key=lambda row: (row.next_at, row.key))


def name(connection: Connection, key: str) -> str:
    """Return the platform's own id of a message that was sent; empty where it was not."""
    return connection.scalar(select(TABLE.c.message).where(TABLE.c.key == key)) or ""


def sent(connection: Connection, row: Row[Any], message: str, now: dt.datetime) -> None:
    """Mark a message as sent; one that was replaced meanwhile stays due, as an edit of what was sent."""
    _mark(connection, row, message=message, sent_at=now, attempts=0, done=_unless_replaced(row))


def again(connection: Connection, row: Row[Any], at: dt.datetime, reason: str) -> None:
    """Mark a message as tried in vain, to be tried again."""
    _mark(connection, row, next_at=at, attempts=TABLE.c.attempts + 1, reason=reason)


def never(connection: Connection, row: Row[Any], reason: str) -> None:
    """Mark a message as one that will never arrive."""
    _mark(connection, row, reason=reason, done=_unless_replaced(row))


def _unless_replaced(row: Row[Any]) -> ColumnElement[bool]:
    return case((TABLE.c.version == row.version, literal(value=True)), else_=literal(value=False))


def _mark(connection: Connection, row: Row[Any], **values: Any) -> None:  # noqa: ANN401
    connection.execute(update(TABLE).where(TABLE.c.key == row.key).values(leased_until=None, **values))


def _earlier() -> Any:  # noqa: ANN401
    other = TABLE.alias("earlier")
    order = tuple_(other.c.due_at, other.c.key) < tuple_(TABLE.c.due_at, TABLE.c.key)
    return select(literal(1)).where(other.c.lane == TABLE.c.lane, ~other.c.done, other.c.attempts < HOLDS_LANE, order)


def _row(owed: Owed) -> dict[str, Any]:
    fresh = {
        "leased_until": None,
        "version": 1,
        "attempts": 0,
        "done": False,
        "message": "",
        "sent_at": None,
        "reason": "",
    }
    return fresh | {
        "key": owed.key,
        "lane": lane(owed.reply.to),
        "body": encode(owed.reply),
        "ask": owed.ask,
        "due_at": owed.due_at,
        "next_at": owed.due_at,
        "only_edits": owed.only_edits,
        "under": owed.under,
        "stale_at": owed.stale_at,
    }
