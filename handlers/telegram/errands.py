"""What goes on beside the reading of updates."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import structlog

if TYPE_CHECKING:
    from collections.abc import Coroutine

log = structlog.get_logger("telegram")

LIMIT = 5_000
"""Errands under way before no more updates are taken: Telegram keeps them for us."""


class Errands:
    """Tasks that outlive whoever started them."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._tasks: set[asyncio.Task[Any]] = set()

    @property
    def full(self) -> bool:
        """Whether nothing more should be taken in just now."""
        return len(self._tasks) >= self._limit

    def start(self, errand: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Return the running errand; if it fails, that is logged."""
        task = asyncio.create_task(errand)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    async def room(self) -> None:
        """Wait until not full."""
        while self.full:
            await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)

    async def finish(self, seconds: float) -> None:
        """Give what is under way so much time, then stop it."""
        try:
            async with asyncio.timeout(seconds):
                while self._tasks:  # one errand may start another
                    await asyncio.wait(set(self._tasks))
        except TimeoutError:
            late = set(self._tasks)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (trouble := task.exception()):
            log.error("telegram.errand", exc_info=trouble)
