"""Promises as rows: written with the fact that causes them, finished with their effect."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, bindparam, delete, func, or_, select, update

from storage.codec import encode
from storage.ledgers import AGENDA as TABLE
from storage.upserts import into

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import BindParameter, Row, Select

    from bot.messages import Promise

LEASE = dt.timedelta(seconds=10)
"""
How long a promise belongs to the replica that claimed it.

It only saves work: a promise that two replicas bring onto the road happens once, as its event has one id.
"""


def keep(connection: Connection, promises: Mapping[str, Promise | None]) -> None:
    """Write what was promised, and strike out what was taken back."""
    for key in sorted(key for key, promise in promises.items() if promise is None):
        connection.execute(delete(TABLE).where(TABLE.c.key == key))
    rows = [_row(promise) for _, promise in sorted(promises.items()) if promise]
    if not rows:
        return
    statement = into(connection.dialect, TABLE)
    renewed = {name: statement.excluded[name] for name in ("due_at", "body", "leased_until")}
    connection.execute(
        statement.on_conflict_do_update(index_elements=["key"], set_=renewed | {"version": TABLE.c.version + 1}), rows
    )


def claim(connection: Connection, now: dt.datetime, most: int) -> Sequence[Row[Any]]:
    """Return up to ``most`` promises that are due, the oldest first, and hold them for :data:`LEASE`."""
    keys = list(connection.scalars(_due(most), {"now": now}))
    if not keys:
        return ()
    held = update(TABLE).where(TABLE.c.key.in_(keys)).values(leased_until=now + LEASE).returning(*TABLE.columns)
    return sorted(connection.execute(held), key=lambda row: (row.due_at, row.key))


@cache
def _due(most: int) -> Select[str]:
    now: BindParameter[dt.datetime] = bindparam("now")
    free = or_(TABLE.c.leased_until.is_(None), TABLE.c.leased_until < now)
    query = select(TABLE.c.key).where(TABLE.c.due_at <= now, free).order_by(TABLE.c.due_at, TABLE.c.key)
    return query.limit(most).with_for_update(skip_locked=True)


def finish(connection: Connection, row: Row[Any]) -> None:
    """Strike out a promise that was kept, unless it was made anew meanwhile."""
    connection.execute(delete(TABLE).where(TABLE.c.key == row.key, TABLE.c.version == row.version))


def nearest(connection: Connection, now: dt.datetime) -> dt.datetime | None:
    """Return when the next promise may be claimed, or ``None`` without any."""
    held = select(func.min(TABLE.c.leased_until)).where(TABLE.c.due_at <= now)
    free = select(func.min(TABLE.c.due_at)).where(or_(TABLE.c.due_at > now, TABLE.c.leased_until.is_(None)))
    found = [instant for query in (held, free) if (instant := connection.scalar(query))]
    return min(found, default=None)


def _row(promise: Promise) -> dict[str, Any]:
    return {
        "key": promise.key,
        "due_at": promise.due_at,
        "body": encode(promise.event),
        "leased_until": None,
        "version": 1,
    }
