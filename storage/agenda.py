"""
The loop that keeps promises: what is due comes onto the road as an event.

The promise is struck out in the very transaction that holds the event's effect, so it is kept exactly once, whatever
crashes when and however many replicas share the table. The loop sleeps until the next promise is due.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from bot.ports import Overloaded
from storage import promises
from storage.codec import decode
from storage.outbox import utc_now

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from sqlalchemy import Engine, Row

    from storage.road import Road

AT_ONCE = 200
"""Promises brought onto the road together."""
LOOK = 30.0
"""Most seconds between two looks: other replicas promise too, and clocks are set."""
AGAIN = 1.0
"""Seconds until the next try when the database could not be written."""


class Agenda:
    """Brings promises that are due to ``road``."""

    def __init__(
        self, road: Road, reading: Engine, *, now: Callable[[], dt.datetime] = utc_now, look: float = LOOK
    ) -> None:
        self._road = road
        self._reading = reading
        self._now = now
        self._look = look

    async def run(self) -> None:
        """Keep promises until cancelled."""
        while True:
            self._road.promises.clear()
            try:
                kept = await self.step()
            except Overloaded:
                await asyncio.sleep(AGAIN)
                continue
            if not kept:
                await self._woken()

    async def step(self) -> int:
        """
        Keep the promises that are due, 200 at most, and return how many those were.

        Raises:
            Overloaded: the database cannot be written; they stay promised.

        """
        now = self._now()
        rows: Sequence[Row[Any]] = await self._road.settle(partial(promises.claim, now=now, most=AT_ONCE))
        done = await asyncio.gather(*(self._keep(row, now) for row in rows), return_exceptions=True)
        for error in done:
            if isinstance(error, BaseException):
                raise error
        return len(rows)

    async def _keep(self, row: Row[Any], now: dt.datetime) -> None:
        event = replace(decode(row.body), at=now)
        await self._road.settle(partial(promises.finish, row=row), event)

    async def _woken(self) -> None:
        nearest = await asyncio.to_thread(self._nearest)
        seconds = (nearest - self._now()).total_seconds() if nearest else self._look
        try:
            await asyncio.wait_for(self._road.promises.wait(), min(max(seconds, 0), self._look))
        except TimeoutError:
            return

    def _nearest(self) -> dt.datetime | None:
        with self._reading.begin() as connection:
            return promises.nearest(connection, self._now())
