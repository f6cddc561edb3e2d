"""How fast Slack lets a bot speak: one message a second in a channel."""

from __future__ import annotations

from collections import OrderedDict

from aiolimiter import AsyncLimiter

CHANNELS = 5_000
"""Channels whose pace is remembered."""
RATE = (1, 1.0)


class Pace:
    """Gives each channel its own limit."""

    def __init__(self) -> None:
        self._limits: OrderedDict[str, AsyncLimiter] = OrderedDict()

    async def turn(self, channel: str) -> None:
        """Wait until this channel may hear something again."""
        limit = self._limits.pop(channel, None) or AsyncLimiter(*RATE)
        self._limits[channel] = limit
        if len(self._limits) > CHANNELS:
            self._limits.popitem(last=False)
        await limit.acquire()
