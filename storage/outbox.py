"""
The loop that sends what is owed.

Messages of one chat leave in order, those of different chats at once. A message that could not be sent is tried again
with growing pauses for a day. A send can only be at least once: what the platform took is marked right after.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.messages import Delivered
from bot.ports import Overloaded, TryLater, Undeliverable
from storage import owing
from storage.codec import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Engine, Row

    from bot.messages import Event, Reply
    from storage.late import Deliver
    from storage.road import Road

AT_ONCE = 16
"""Chats that are written to at the same time."""
POLL = 1.0
"""Seconds between looks for what became due."""
PATIENCE = 60.0
"""Seconds a platform may take for one message; less than :data:`storage.owing.LEASE`."""
LAST = 5.0
"""Seconds that messages on their way may still take when the bot ends."""
PAUSES = tuple(dt.timedelta(seconds=seconds) for seconds in (1, 5, 30, 120, 600, 3600))
"""Before the second, third, … try; the last one repeats."""
GIVE_UP = dt.timedelta(hours=24)

log = structlog.get_logger()


def utc_now() -> dt.datetime:
    """Return the instant it is."""
    return dt.datetime.now(dt.UTC)


class Outbox:
    """Claims messages through ``road``, sends them with ``deliver``."""

    def __init__(
        self,
        road: Road,
        reading: Engine,
        deliver: Deliver,
        *,
        now: Callable[[], dt.datetime] = utc_now,
        poll: float = POLL,
    ) -> None:
        self._road = road
        self._reading = reading
        self._deliver = deliver
        self._now = now
        self._poll = poll
        self._sending: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Send until cancelled; then finish the messages that are on their way."""
        try:
            while True:
                await self._woken()
                await self.step()
        finally:
            await self._end()

    async def step(self) -> int:
        """Start to send what is due, and return how many messages that are."""
        free = AT_ONCE - len(self._sending)
        rows = await self._claim(free) if free else ()
        for row in rows:
            task = asyncio.get_running_loop().create_task(self._send(row))
            self._sending.add(task)
            task.add_done_callback(self._sent)
        return len(rows)

    async def settled(self) -> None:
        """Wait for the messages that are on their way."""
        if self._sending:
            await asyncio.wait(self._sending)

    async def _end(self) -> None:
        if self._sending:
            _, slow = await asyncio.wait(self._sending, timeout=LAST)
            for task in slow:
                task.cancel()

    async def _woken(self) -> None:
        try:
            await asyncio.wait_for(self._road.owes.wait(), self._poll)
        except TimeoutError:
            if await asyncio.to_thread(self._anything_due):
                self._road.owes.set()

    def _anything_due(self) -> bool:
        try:
            with self._reading.begin() as connection:
                return connection.execute(owing.due(self._now()).limit(1)).first() is not None
        except SQLAlchemyError as error:
            log.warning("outbox cannot look", error=type(error).__name__)
            return False

    async def _claim(self, most: int) -> Sequence[Row[Any]]:
        self._road.owes.clear()
        try:
            rows: Sequence[Row[Any]] = await self._road.settle(partial(owing.claim, now=self._now(), most=most))
        except (Overloaded, SQLAlchemyError):
            return ()
        return rows

    def _sent(self, task: asyncio.Task[None]) -> None:
        self._sending.discard(task)
        self._road.owes.set()
        if not task.cancelled() and task.exception():
            log.error("outbox failed", error=type(task.exception()).__name__)

    async def _send(self, row: Row[Any]) -> None:
        if row.only_edits and not row.message:
            await self._mark(partial(owing.never, row=row, reason=""))
            return
        try:
            async with asyncio.timeout(PATIENCE):
                message = await self._deliver(await self._reply(row))
        except Undeliverable as error:
            await self._mark(partial(owing.never, row=row, reason=str(error)))
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
            await self._mark(partial(owing.never, row=row, reason=reason))
            return
        await self._mark(partial(owing.again, row=row, at=now + _pause(row.attempts, error), reason=reason))

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
