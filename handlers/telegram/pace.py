"""How fast Telegram lets a bot speak: 30 messages a second over all, one a second in a chat, 20 a minute in a group."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiolimiter import AsyncLimiter

from bot.ports import TryLater

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

OVERALL = (5, 1 / 6)
"""Five at once, then 30 a second."""
PRIVATE = (3, 3.0)
"""Three at once, then one a second."""
GROUP = (5, 20.0)
"""Five at once, then one in four seconds: never more than 20 in any minute."""
LANES = 10_000
"""Chats whose pace is remembered."""


@dataclass(slots=True, eq=False)
class Lane:
    """One chat's turn: who comes first speaks first, and nobody before ``closed_until`` (in the loop's time)."""

    limiter: AsyncLimiter
    order: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0
    closed_until: float = 0

    async def enter(self) -> None:
        """Wait until this chat may hear something again."""
        loop = asyncio.get_running_loop()
        await asyncio.sleep(max(0, self.closed_until - loop.time()))
        await self.limiter.acquire()

    def close(self, seconds: float) -> None:
        """Let nobody in for so long: Telegram said so."""
        self.closed_until = max(self.closed_until, asyncio.get_running_loop().time() + seconds)


class Pace:
    """Gives each chat its lane and all of them the common limit."""

    def __init__(self) -> None:
        self._overall = AsyncLimiter(*OVERALL)
        self._lanes: OrderedDict[str, Lane] = OrderedDict()

    def lane(self, chat: str) -> Lane:
        """Return the chat's lane; the one that was idle longest is forgotten."""
        lane = self._lanes.pop(chat, None) or Lane(AsyncLimiter(*(GROUP if chat.startswith(("-", "@")) else PRIVATE)))
        self._lanes[chat] = lane
        if len(self._lanes) > LANES and not next(iter(self._lanes.values())).waiting:
            self._lanes.popitem(last=False)
        return lane

    @asynccontextmanager
    async def turn(self, chat: str, patience: float | None = None) -> AsyncIterator[Lane]:
        """
        Hold the chat's turn for one reply, having waited for its first message's place.

        Raises:
            TryLater: it was not our turn within ``patience`` seconds.
        """
        lane = self.lane(chat)
        lane.waiting += 1
        try:
            await self._wait(lane, patience)
            try:
                yield lane
            finally:
                lane.order.release()
        finally:
            lane.waiting -= 1

    async def another(self, lane: Lane) -> None:
        """Wait for one more message's place within a turn."""
        await lane.enter()
        await self._overall.acquire()

    async def _wait(self, lane: Lane, patience: float | None) -> None:
        try:
            async with asyncio.timeout(patience):
                await lane.order.acquire()
                await self._first(lane)
        except TimeoutError as late:
            raise TryLater("pace", max(1, lane.closed_until - asyncio.get_running_loop().time())) from late

    async def _first(self, lane: Lane) -> None:
        try:
            await self.another(lane)
        except BaseException:
            lane.order.release()
            raise
