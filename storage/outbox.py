"""
The loop that sends what is owed.

Messages of one chat leave in order, those of different chats at once. A send can only be at least once: what the
platform took is marked right after.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.ports import Overloaded
from storage import owing
from storage.sending import Sender

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Engine, Row

    from storage.late import Deliver
    from storage.road import Road

AT_ONCE = 16
"""Chats that are written to at the same time."""
POLL = 1.0
"""Seconds between looks for what became due."""
LAST = 5.0
"""Seconds that messages on their way may still take when the bot ends."""

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
        self._now = now
        self._poll = poll
        self._sender = Sender(road, reading, deliver, now=now, poll=poll)
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
            task = asyncio.get_running_loop().create_task(self._sender.send(row))
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
                return connection.scalar(owing.due(1), {"now": self._now()}) is not None
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
