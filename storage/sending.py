"""
One owed message is sent, and marked by what became of it.

A message that could not be sent is tried again with growing pauses for a day.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog

from bot.messages import Delivered, Undelivered
from bot.ports import Overloaded, TryLater, Undeliverable
from storage import owing
from storage.codec import decode

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine, Row

    from bot.messages import Event, Reply
    from storage.late import Deliver
    from storage.road import Road

PATIENCE = 60.0
"""Seconds a platform may take for one message; less than :data:`storage.owing.LEASE`."""
PAUSES = tuple(dt.timedelta(seconds=seconds) for seconds in (1, 5, 30, 120, 600, 3600))
"""Before the second, third, … try; the last one repeats."""
GIVE_UP = dt.timedelta(hours=24)

log = structlog.get_logger()


class Sender:
    """Sends with ``deliver``, and marks through ``road``; ``poll`` is how long it waits while that is overloaded."""

    def __init__(
        self, road: Road, reading: Engine, deliver: Deliver, *, now: Callable[[], dt.datetime], poll: float
    ) -> None:
        self._road = road
        self._reading = reading
        self._deliver = deliver
        self._now = now
        self._poll = poll

    async def send(self, row: Row[Any]) -> None:
        """Send what a row of the outbox holds."""
        if not row.message and (row.only_edits or (row.stale_at and row.stale_at <= self._now())):
            await self._mark(partial(owing.never, row=row, reason=row.reason))
            return
        try:
            async with asyncio.timeout(PATIENCE):
                message = await self._deliver(await self._reply(row))
        except Undeliverable as error:
            await self._never(row, str(error))
        except Exception as error:  # noqa: BLE001 - whatever a platform raises, the message stays owed
            await self._postpone(row, error)
        else:
            now = self._now()
            event = Delivered(id=f"delivered:{row.key}:{row.version}", at=now, ask=row.ask) if row.ask else None
            await self._mark(partial(owing.sent, row=row, message=message, now=now), event)

    async def _reply(self, row: Row[Any]) -> Reply:
        reply: Reply = decode(row.body)
        above = await asyncio.to_thread(self._name, row.under) if row.under else ""
        return replace(reply, to=replace(reply.to, message=row.message or reply.to.message, above=above))

    def _name(self, key: str) -> str:
        with self._reading.begin() as connection:
            return owing.name(connection, key)

    async def _postpone(self, row: Row[Any], error: Exception) -> None:
        now = self._now()
        reason = str(error) if isinstance(error, TryLater) else type(error).__name__
        log.warning("message not sent", lane=row.lane.partition(":")[0], reason=reason, attempts=row.attempts + 1)
        if row.attempts >= len(PAUSES) and now - row.due_at > GIVE_UP:
            await self._never(row, reason)
            return
        await self._mark(partial(owing.again, row=row, at=now + _pause(row.attempts, error), reason=reason))

    async def _never(self, row: Row[Any], reason: str) -> None:
        """Give a message up; of a new one, whoever owes it hears."""
        lost = Undelivered(id=f"undelivered:{row.key}:{row.version}", at=self._now(), key=row.key)
        await self._mark(partial(owing.never, row=row, reason=reason), None if row.message else lost)

    async def _mark(self, act: Callable[..., None], event: Event | None = None) -> None:
        while True:
            try:
                await self._road.settle(act, event)
            except Overloaded:
                await asyncio.sleep(self._poll)
            else:
                return


def _pause(attempts: int, error: Exception) -> dt.timedelta:
    asked = getattr(error, "after", 0)
    return dt.timedelta(seconds=asked) if asked else PAUSES[min(attempts, len(PAUSES) - 1)]
