"""The road: events in, replies out once all they changed is on disk."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from bot.ports import Overloaded
from storage import failures
from storage.carrying import WriteLane
from storage.codec import decode
from storage.job import Act, Bot, Job
from storage.lane import ReadLane
from storage.late import Deliver, Late
from storage.parking import Parking
from storage.room import Room

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Engine

    from bot.messages import Event, Reply
    from storage.inbox import Inbox


class Road:
    """Implements :class:`bot.ports.Road`; ``owes`` is set whenever a message became owed, ``promises`` likewise."""

    def __init__(self, bot: Bot, deliver: Deliver, writer: Engine, reading: Engine, inbox: Inbox) -> None:
        self.owes = asyncio.Event()
        self.promises = asyncio.Event()
        self._bot = bot
        self._late = Late(deliver)
        self._engine = writer
        self._reading = reading
        self._parking = Parking(inbox, self._late)
        self._room = Room()
        self._open = False

    async def start(self, *, adopt: bool = True) -> None:
        """
        Begin to work: first on what the inbox still holds, then on what failed earlier, then on what comes.

        Who only brings a file does not ``adopt`` what an earlier run left over.
        """
        self._loop = asyncio.get_running_loop()
        self._second = ReadLane(self._bot, self._reading, self._late)
        self._first = WriteLane(
            self._bot, self._engine, self._room, self._parking, owes=self.owes, promises=self.promises
        )
        if adopt:
            await self._take_over()
        self._first.start()
        self._open = True

    async def _take_over(self) -> None:
        for job in await self._parking.left_over():
            self._first.leave(job)
        for body in await asyncio.to_thread(self._failed):
            self._first.leave(Job(event=decode(body), retried=True, late=True))

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
            return await self._second.put(event, patience)
        job = Job(event=event, counted=True)
        await self._room.take(patience)
        future: asyncio.Future[Sequence[Reply]] = self._first.push(job)
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
            await self._first.push(*jobs)
        return [job.replies for job in jobs]

    async def settle(self, act: Act, event: Event | None = None) -> Any:  # noqa: ANN401
        """
        Return what ``act`` returns; it runs in the writer's thread, in one transaction with ``event`` if given.

        Raises:
            Overloaded: the database cannot be written, nothing was done.

        """
        return await self._first.push(Job(act=act, event=event))

    async def drain(self) -> None:
        """Take no more events, finish those under way, and let go of everything."""
        if not self._open:
            return
        self._open = False
        await self._first.close()
        await self._second.close()
        await self._parking.close()
        await self._late.close()
