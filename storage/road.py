"""The road: events in, replies out once all they changed is on disk."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any

from bot.ports import Overloaded
from storage import failures
from storage.codec import decode
from storage.job import Act, Bot, Job
from storage.lane import ReadLane
from storage.late import Deliver, Late
from storage.parking import Parking
from storage.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Engine

    from bot.messages import Event, Reply
    from storage.inbox import Inbox

ROOM = 10_000
"""Events that may be under way."""
ROOM_WAIT = 3.0
"""Seconds to wait for room."""
TRY_AGAIN = 1.0
"""Seconds until an event of the inbox is tried again when the database could not be written."""


class Road:
    """Implements :class:`bot.ports.Road`; ``owes`` is set whenever a message became owed, ``promises`` likewise."""

    def __init__(
        self,
        bot: Bot,
        deliver: Deliver,
        writer: Engine,
        reading: Engine,
        inbox: Inbox,
        *,
        room: int = ROOM,
        room_wait: float = ROOM_WAIT,
    ) -> None:
        self.owes = asyncio.Event()
        self.promises = asyncio.Event()
        self._bot = bot
        self._late = Late(deliver)
        self._engine = writer
        self._reading = reading
        self._parking = Parking(inbox, self._late)
        self._room = asyncio.Semaphore(room)
        self._room_wait = room_wait
        self._open = False

    async def start(self, *, adopt: bool = True) -> None:
        """
        Begin to work: first on what the inbox still holds, then on what failed earlier, then on what comes.

        Who only brings a file does not ``adopt`` what an earlier run left over.
        """
        self._loop = asyncio.get_running_loop()
        self._lane = ReadLane(self._bot, self._reading, self._late)
        self._writer = Writer(self._engine, self._bot, self._done)
        self._thread = threading.Thread(target=self._writer.run, name="writer", daemon=True)
        if adopt:
            await self._take_over()
        self._thread.start()
        self._open = True

    async def _take_over(self) -> None:
        for job in await self._parking.left_over():
            self._writer.queue.put(job)
        for body in await asyncio.to_thread(self._failed):
            self._writer.queue.put(Job(event=decode(body), retried=True, late=True))

    def _failed(self) -> Sequence[str]:
        with self._reading.begin() as connection:
            return failures.waiting(connection)

    async def put(self, event: Event, *, patience: float | None = None) -> Sequence[Reply]:
        """
        Have the event handled and return its replies once all it changed is on disk; none for one that was seen before.

        An event that is not through after ``patience`` seconds is kept in the durable inbox; its replies follow.

        Raises:
            Overloaded: the event was not kept.

        """
        if not self._open:
            raise Overloaded
        if self._bot.only_reads(event):
            return await self._lane.put(event, patience)
        job = Job(event=event, counted=True)
        await self._make_room(patience)
        future: asyncio.Future[Sequence[Reply]] = self._push(job)
        if patience is None:
            return await future
        timer = self._loop.call_later(patience, self._parking.park, job)
        try:
            return await future
        finally:
            timer.cancel()

    async def bring(self, events: Sequence[Event], *, fresh: bool = False) -> Sequence[Sequence[Reply]]:
        """
        Have events handled in their order, in one transaction, and return the replies to each.

        Raises:
            Overloaded: some of them were not kept.

        """
        jobs = [Job(event=event, fresh=fresh) for event in events]
        if not self._open:
            raise Overloaded
        if jobs:
            await self._push(*jobs)
        return [job.replies for job in jobs]

    async def settle(self, act: Act, event: Event | None = None) -> Any:  # noqa: ANN401
        """
        Return what ``act`` returns; it runs in the writer's thread, in one transaction with ``event`` if given.

        Raises:
            Overloaded: the database cannot be written, nothing was done.

        """
        return await self._push(Job(act=act, event=event))

    async def drain(self) -> None:
        """Take no more events, finish those under way, and let go of everything."""
        if not self._open:
            return
        self._open = False
        self._writer.closing = True
        self._writer.queue.put(None)
        await asyncio.to_thread(self._thread.join)
        await asyncio.sleep(0)
        await self._lane.close()
        await self._parking.close()
        await self._late.close()

    async def _make_room(self, patience: float | None) -> None:
        wait = self._room_wait if patience is None else min(patience, self._room_wait)
        try:
            if self._room.locked():
                await asyncio.wait_for(self._room.acquire(), wait)
            else:
                await self._room.acquire()
        except TimeoutError:
            raise Overloaded from None

    def _push(self, *jobs: Job) -> asyncio.Future[Any]:
        """Hand jobs to the writer, and return what is done when the last of them is."""
        if not self._thread.is_alive():
            raise Overloaded
        jobs[-1].future = future = self._loop.create_future()
        self._writer.queue.put(jobs)
        return future

    def _done(self, jobs: Sequence[Job]) -> None:
        """Bring finished jobs back to the loop; this is called in the writer's thread."""
        self._loop.call_soon_threadsafe(self._resolve, jobs)

    def _resolve(self, jobs: Sequence[Job]) -> None:
        for job in jobs:
            if job.counted:
                self._room.release()
                job.counted = False
            self._let_go(job)
        if any(job.owed for job in jobs):
            self.owes.set()
        if any(job.promised for job in jobs):
            self.promises.set()

    def _let_go(self, job: Job) -> None:
        if job.refused and job.stored:
            job.refused = False
            self._loop.call_later(TRY_AGAIN, self._writer.queue.put, job)
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
