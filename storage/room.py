"""Places on the road: whoever finds none waits a while, and is then turned away."""

from __future__ import annotations

import asyncio

from bot.ports import Overloaded

PLACES = 10_000
"""Events that may be under way."""
WAIT = 3.0
"""Seconds to wait for a place."""


class Room:
    """So many places, each taken by one event under way; ``wait`` is in seconds."""

    def __init__(self, places: int = PLACES, *, wait: float = WAIT) -> None:
        self._free = asyncio.Semaphore(places)
        self._wait = wait

    async def take(self, patience: float | None) -> None:
        """
        Take a place, after waiting for one no longer than ``patience`` seconds.

        Raises:
            Overloaded: none became free.

        """
        wait = self._wait if patience is None else min(patience, self._wait)
        try:
            if self._free.locked():
                await asyncio.wait_for(self._free.acquire(), wait)
            else:
                await self._free.acquire()
        except TimeoutError:
            raise Overloaded from None

    def leave(self) -> None:
        """Let somebody else have the place."""
        self._free.release()
