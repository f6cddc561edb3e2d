"""Events that take longer than their platform can wait: kept in the inbox, answered later."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import TYPE_CHECKING

import structlog

from storage.codec import decode
from storage.job import Job

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence

    from storage.inbox import Inbox
    from storage.late import Late

log = structlog.get_logger()


class Parking:
    """All of it happens in the loop's thread, but for the inbox's own writing."""

    def __init__(self, inbox: Inbox, late: Late) -> None:
        self._inbox = inbox
        self._late = late
        self._tasks: set[asyncio.Task[None]] = set()

    async def left_over(self) -> Sequence[Job]:
        """Return jobs for the events that were accepted and not finished when the bot last ended."""
        jobs = []
        for event_id, body in await self._inbox.rows():
            try:
                jobs.append(Job(event=decode(body), stored=True, late=True))
            except ValueError:
                log.error("inbox holds something unreadable", event_id=event_id)  # noqa: TRY400 - it may quote a person
        return jobs

    def park(self, job: Job) -> None:
        """Accept the event of a job whose platform waits no longer."""
        if job.future and not job.future.done():
            job.stored = True
            self._run(self._store(job))

    async def _store(self, job: Job) -> None:
        if job.event is None or job.future is None:
            return
        try:
            await self._inbox.keep(job.event)
        except (sqlite3.Error, ValueError):
            job.stored = False
            log.exception("inbox cannot be written")
            return
        if job.future.done():
            await self._inbox.forget(job.event.id)
        else:
            job.late = True
            job.future.set_result(())

    def leave(self, job: Job) -> None:
        """Let go of a late job that is finished: send its replies, clear the inbox."""
        self._late.send(job.replies)
        if job.event and job.stored:
            self._run(self._inbox.forget(job.event.id))

    async def close(self) -> None:
        """Finish what is being written."""
        while self._tasks:
            await asyncio.wait(self._tasks)
        self._inbox.close()

    def _run(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
