"""The first lane: the writer's thread carries jobs into the database, and here they come back to the loop."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any

from bot.ports import Overloaded
from storage.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Engine

    from storage.job import Bot, Job
    from storage.parking import Parking
    from storage.room import Room

TRY_AGAIN = 1.0
"""Seconds until an event of the inbox is tried again when the database could not be written."""


class WriteLane:
    """Belongs to the loop in which it is made; ``owes`` is set when a message became owed, ``promises`` likewise."""

    def __init__(
        self,
        bot: Bot,
        engine: Engine,
        room: Room,
        parking: Parking,
        *,
        owes: asyncio.Event,
        promises: asyncio.Event,
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._room = room
        self._parking = parking
        self._owes = owes
        self._promises = promises
        self._writer = Writer(engine, bot, self._done)
        self._thread = threading.Thread(target=self._writer.run, name="writer", daemon=True)

    def start(self) -> None:
        """Begin with the jobs that were left here before."""
        self._thread.start()

    def leave(self, job: Job) -> None:
        """Hand over a job for whose event nobody waits."""
        self._writer.queue.put(job)

    def push(self, *jobs: Job) -> asyncio.Future[Any]:
        """
        Hand over jobs, and return what is done when the last of them is.

        Raises:
            Overloaded: nobody works here.

        """
        if not self._thread.is_alive():
            raise Overloaded
        jobs[-1].future = future = self._loop.create_future()
        self._writer.queue.put(jobs)
        return future

    async def close(self) -> None:
        """Finish the jobs under way, without waiting for a database that cannot be written."""
        self._writer.closing = True
        self._writer.queue.put(None)
        await asyncio.to_thread(self._thread.join)
        await asyncio.sleep(0)

    def _done(self, jobs: Sequence[Job]) -> None:
        """Bring finished jobs back to the loop; this is called in the writer's thread."""
        self._loop.call_soon_threadsafe(self._resolve, jobs)

    def _resolve(self, jobs: Sequence[Job]) -> None:
        for job in jobs:
            if job.counted:
                self._room.leave()
                job.counted = False
            self._let_go(job)
        if any(job.owed for job in jobs):
            self._owes.set()
        if any(job.promised for job in jobs):
            self._promises.set()

    def _let_go(self, job: Job) -> None:
        if job.refused and job.stored:
            job.refused = False
            self._loop.call_later(TRY_AGAIN, self.leave, job)
        elif job.late:
            self._parking.leave(job)
        elif job.future and not job.future.done():
            _answer(job, job.future)


def _answer(job: Job, future: asyncio.Future[Any]) -> None:
    if job.refused:
        future.set_exception(Overloaded())
    elif job.error:
        future.set_exception(job.error)
    else:
        future.set_result(job.result if job.act else job.replies)
