"""The second lane: events that only ask are answered beside the road, on connections that cannot write."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from sqlalchemy.exc import OperationalError

from bot.ports import Overloaded
from storage.failures import report
from storage.world import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Engine

    from bot.messages import Event, Reply
    from storage.job import Bot
    from storage.late import Late

THREADS = 3
WAITING = 500
"""Questions that may be under way."""
RECENT = 1000
"""Questions remembered, against those that are brought twice."""


class ReadLane:
    """A few threads that read."""

    def __init__(self, bot: Bot, engine: Engine, late: Late) -> None:
        self._bot = bot
        self._engine = engine
        self._late = late
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="reader")
        self._recent: OrderedDict[str, None] = OrderedDict()
        self._under_way = 0

    async def put(self, event: Event, patience: float | None) -> Sequence[Reply]:
        """
        Return the replies; with ``patience`` in seconds none when it takes longer, then they follow.

        Raises:
            Overloaded: too many questions, or the database cannot be read.

        """
        if event.id in self._recent:
            return ()
        if self._under_way >= WAITING:
            raise Overloaded
        self._remember(event.id)
        work = asyncio.get_running_loop().create_task(self._answer(event))
        done, _ = await asyncio.wait({work}, timeout=patience)
        if done:
            return work.result()
        work.add_done_callback(self._follow)
        return ()

    async def _answer(self, event: Event) -> Sequence[Reply]:
        self._under_way += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, self._read, event)
        except OperationalError:
            self._recent.pop(event.id, None)
            raise Overloaded from None
        except Exception as error:  # noqa: BLE001 - a question that fails must not stop the others
            report(event, error)
            return self._bot.apologise(event)
        finally:
            self._under_way -= 1

    def _read(self, event: Event) -> Sequence[Reply]:
        with self._engine.begin() as connection:
            return self._bot.handle(event, Reading(connection))

    def _follow(self, work: asyncio.Task[Sequence[Reply]]) -> None:
        if not work.cancelled() and work.exception() is None:
            self._late.send(work.result())

    def _remember(self, event_id: str) -> None:
        self._recent[event_id] = None
        if len(self._recent) > RECENT:
            self._recent.popitem(last=False)

    async def close(self) -> None:
        """Finish the questions under way."""
        await asyncio.to_thread(self._threads.shutdown)
