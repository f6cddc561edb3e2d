"""The one thread that writes: takes whatever has queued up, and lets it go when it is on disk."""

from __future__ import annotations

from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

import structlog

from storage import failures, faults
from storage.batch import Batch
from storage.job import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection, Engine

    from bot.messages import Event
    from storage.job import Act, Bot

MOST = 500
"""Jobs of one transaction."""
CONFLICTS = 3
"""How often a job alone is done again after a conflict."""

log = structlog.get_logger()


class Writer:
    """Carries jobs from its queue into the database; ``done`` is called in this thread with those that are through."""

    def __init__(self, engine: Engine, bot: Bot, done: Callable[[Sequence[Job]], object]) -> None:
        self.queue: SimpleQueue[Job | Sequence[Job] | None] = SimpleQueue()
        """Jobs, many that belong together, or ``None`` at the end."""
        self._engine = engine
        self._bot = bot
        self._done = done
        self._connection: Connection | None = None
        self._down = False
        self._ended = False
        self.closing = False
        """Whether the road ends: a database that cannot be written is then not waited for again and again."""

    def run(self) -> None:
        """Work until the queue yields ``None``."""
        going = True
        while going:
            jobs = self._take()
            going = not self._ended
            if jobs:
                self.carry(jobs)
                self._done(jobs)
        self._close()

    def _take(self) -> Sequence[Job]:
        taken: list[Job] = []
        item = self.queue.get()
        try:
            while item is not None:
                taken += [item] if isinstance(item, Job) else item
                if len(taken) >= MOST:
                    return taken
                item = self.queue.get_nowait()
        except Empty:
            return taken
        self._ended = True
        return taken

    def carry(self, jobs: Sequence[Job]) -> None:
        """Have the jobs done, together if possible; each then is finished, refused or failed."""
        if self.closing and self._down:
            self._refuse(jobs)
            return
        try:
            self._together(jobs)
        except Exception as error:  # noqa: BLE001 - this thread must outlive whatever the database says
            self._close()
            self._recover(jobs, error)

    def _together(self, jobs: Sequence[Job]) -> None:
        if self._connection is None:
            self._connection = self._engine.connect()
        with self._connection.begin():
            batch = Batch(self._connection, self._bot)
            batch.carry(jobs)
        self._down = False
        for job in jobs:
            job.finished = True
        for event, error in batch.failed:
            failures.report(event, error)

    def _recover(self, jobs: Sequence[Job], error: Exception) -> None:
        if faults.unavailable(error):
            if not self._down:
                log.error("database cannot be written", error=type(error).__name__)
            self._refuse(jobs)
        elif len(jobs) > 1:
            self._one_by_one(jobs)
        elif faults.conflict(error) and jobs[0].tries < CONFLICTS:
            jobs[0].tries += 1
            self.carry(jobs)
        else:
            self._fail(jobs[0], error)

    def _refuse(self, jobs: Sequence[Job]) -> None:
        self._down = True
        for job in jobs:
            job.refused = True

    def _one_by_one(self, jobs: Sequence[Job]) -> None:
        for index, job in enumerate(jobs):
            self.carry([job])
            if job.refused:
                return self._refuse(jobs[index:])
        return None

    def _fail(self, job: Job, error: Exception) -> None:
        """Keep a lone event that cannot be written; its bookkeeping is done without it."""
        event, job.event = job.event, None
        if event is None:
            job.error = error
            return
        failures.report(event, error)
        job.act, act = _kept(event, error, job.act), job.act
        self.carry([job])
        job.act = act
        job.event, job.error = event, None
        job.replies = () if job.retried else self._bot.apologise(event)

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _kept(event: Event, error: Exception, act: Act | None) -> Act:
    """Return bookkeeping that keeps a failed event, and then does what was to be done anyway."""

    def keep(connection: Connection) -> object:
        failures.keep(connection, event, error)
        return act(connection) if act else None

    return keep
