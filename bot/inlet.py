"""What platforms share that are brought their events over HTTP: the road, while there is one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.ports import Overloaded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.messages import Event, Reply
    from bot.ports import Road


class Inlet:
    """Lets what arrives over HTTP onto the road; ``road`` is there from start to stop."""

    def __init__(self) -> None:
        self.road: Road | None = None

    async def put(self, event: Event) -> Sequence[Reply]:
        """
        Return the replies to an event once it is kept.

        Raises:
            Overloaded: it was not kept, or the bot is starting or stopping.
        """
        if self.road is None:
            raise Overloaded
        return await self.road.put(event)

    async def run(self, road: Road) -> None:
        """Let what arrives onto the road until cancelled."""
        self.road = road
        try:
            await asyncio.Event().wait()
        finally:
            self.road = None
