"""Many events, one transaction: read once, handle each in a layer of its own, write once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from storage import failures, flows, owing, promises
from storage.counting import deltas
from storage.foresight import foresee
from storage.ledgers import SEEN
from storage.shapes import shapes
from storage.shelf import MOST, Shelf
from storage.statements import statements
from storage.world import Writing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bot.messages import Event
    from bot.model import Record
    from storage.job import Bot, Job
    from storage.shapes import Key, Shape


class Batch:
    """Jobs of one transaction."""

    def __init__(self, connection: Connection, bot: Bot) -> None:
        self.connection = connection
        self.bot = bot
        self.world = Writing(Shelf(connection, lock=True))
        self.handled: dict[str, dt.datetime] = {}
        self.failed: list[tuple[Event, Exception]] = []
        self.through: list[str] = []

    def carry(self, jobs: Sequence[Job]) -> None:
        """Handle the jobs and write what they changed; the transaction's owner commits."""
        events = [job.event for job in jobs if job.event]
        self.seen = self._seen([job.event.id for job in jobs if job.event and not job.fresh])
        foresee(self.world, [event for event in events if event.id not in self.seen])
        for job in jobs:
            if job.event:
                self._handle(job, job.event)
        self._flush()
        for job in jobs:
            if job.act:
                job.result = job.act(self.connection)

    def _handle(self, job: Job, event: Event) -> None:
        job.replies = ()
        if event.id in self.seen or event.id in self.handled:
            self.through += [event.id] * job.retried
            return
        try:
            job.replies = self.bot.handle(event, self.world)
        except DBAPIError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the other events go on
            self.world.drop()
            self.failed.append((event, error))
            job.replies = () if job.retried else self.bot.apologise(event)
        else:
            self._merge(job, event)

    def _merge(self, job: Job, event: Event) -> None:
        job.promised = self.world.promising
        job.owed = self.world.merge()
        if not job.fresh:
            self.handled[event.id] = event.at
        self.through += [event.id] * job.retried

    def _seen(self, ids: Sequence[str]) -> set[str]:
        found: set[str] = set()
        for start in range(0, len(ids), MOST):
            query = select(SEEN.c.event_id).where(SEEN.c.event_id.in_(ids[start : start + MOST]))
            found.update(self.connection.scalars(query))
        return found

    def _flush(self) -> None:
        write = statements(self.connection.dialect)
        counts, moved = deltas(self.world), flows.deltas(self.world)
        write.seen(self.connection, self.handled)
        keys: dict[type[Record], list[Key]] = {}
        for kind, key in self.world.changed:
            keys.setdefault(kind, []).append(key)
        for kind, shape in shapes(self.connection.dialect).items():
            self._write(shape, sorted(keys.get(kind, ())))
        write.counts(self.connection, counts)
        write.flows(self.connection, moved)
        owing.owe(self.connection, self.world.owed)
        promises.keep(self.connection, self.world.promises)
        for event, error in self.failed:
            failures.keep(self.connection, event, error)
        failures.forget(self.connection, self.through)

    def _write(self, shape: Shape, keys: Sequence[Key]) -> None:
        """Write the changed records of a kind with these keys."""
        rows: dict[str, list[tuple[Any, ...]]] = {}
        for key in keys:
            name = (shape.kind, key)
            statement = shape.insert if self.world.absent(name) else shape.upsert
            rows.setdefault(statement, []).append(shape.pack(self.world.changed[name]))
        for statement, values in rows.items():
            self.connection.exec_driver_sql(statement, values)
