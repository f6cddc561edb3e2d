"""Events that take longer than their platform can wait: kept in the inbox, answered later."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import TYPE_CHECKING

import structlog

from storage.codec import decode
from storage.job import Job

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.inbox import Inbox
    from storage.late import Late

log = structlog.get_logger()


class Parking:
    """All of it happens in the loop's thread, but for the inbox's own writing."""

    def __init__(self, inbox: Inbox, late: Late) -> None:
        self._inbox = inbox
        self._late = late
        self._to_keep: list[Job] = []
        self._to_forget: list[str] = []
        self._task: asyncio.Task[None] | None = None

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
            self._to_keep.append(job)
            self._work()

    def leave(self, job: Job) -> None:
        """Let go of a late job that is finished: send its replies, clear the inbox."""
        self._late.send(job.replies)
        if job.event and job.stored:
            self._to_forget.append(job.event.id)
            self._work()

    async def close(self) -> None:
        """Finish what is being written."""
        if self._task:
            await asyncio.wait([self._task])
        self._inbox.close()

    def _work(self) -> None:
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._write())

    async def _write(self) -> None:
        """Write what has queued up, until there is no more: one transaction for many events."""
        while self._to_keep or self._to_forget:
            jobs, self._to_keep = self._to_keep, []
            gone, self._to_forget = self._to_forget, []
            try:
                await self._inbox.change([job.event for job in jobs if job.event], gone)
            except (sqlite3.Error, ValueError) as error:
                log.error("inbox cannot be written", error=type(error).__name__)  # noqa: TRY400 - it may quote a person
                _wait_on(jobs)
            else:
                self._accepted(jobs)

    def _accepted(self, jobs: Sequence[Job]) -> None:
        for job in jobs:
            if job.future and not job.future.done():
                job.late = True
                job.future.set_result(())
            elif job.event:
                self._to_forget.append(job.event.id)


def _wait_on(jobs: Sequence[Job]) -> None:
    for job in jobs:
        job.stored = False
