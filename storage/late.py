"""Replies that nobody waits for any more: brought to their chat by the platform."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import structlog

from bot.messages import Reply
from bot.ports import TryLater, Undeliverable

if TYPE_CHECKING:
    from collections.abc import Sequence

Deliver = Callable[[Reply], Awaitable[str]]
"""Sends one message and returns its id; raises what :meth:`bot.ports.Platform.deliver` raises."""

TRIES = 5
LAST = 5.0
"""Seconds that deliveries may take when the bot ends."""

log = structlog.get_logger()


class Late:
    """Sends in the background."""

    def __init__(self, deliver: Deliver) -> None:
        self._deliver = deliver
        self._tasks: set[asyncio.Task[None]] = set()

    def send(self, replies: Sequence[Reply]) -> None:
        """Send replies one after the other."""
        if replies:
            task = asyncio.get_running_loop().create_task(self._send(replies))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _send(self, replies: Sequence[Reply]) -> None:
        for reply in replies:
            try:
                await self._persist(reply)
            except Exception as error:  # noqa: BLE001 - the next reply may arrive all the same
                log.warning("late reply lost", platform=reply.to.platform, error=type(error).__name__)

    async def _persist(self, reply: Reply) -> None:
        for attempt in range(TRIES):
            try:
                await self._deliver(reply)
            except TryLater as later:
                await asyncio.sleep(later.after or 2**attempt)
            else:
                return
        raise Undeliverable

    async def close(self) -> None:
        """Wait a little for what is being sent."""
        if self._tasks:
            _, slow = await asyncio.wait(self._tasks, timeout=LAST)
            for task in slow:
                task.cancel()
