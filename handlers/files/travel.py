"""Records on their way to the bot: as many at once as one commit may hold, in their order."""

from __future__ import annotations

import asyncio
from itertools import islice
from typing import TYPE_CHECKING

from bot.errors import Refused
from bot.messages import CustomerChanged, CustomerEventRecorded, Recorded
from bot.ports import Overloaded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.ports import Road

Told = Recorded | CustomerChanged | CustomerEventRecorded
"""What a file can bring."""

FEW, MANY = 400, 2000
"""Records of one commit: beside a bot at work, which waits for it, and where nobody waits."""
TRIES = 40
PAUSE = 0.25
"""Seconds before records are brought again when the road is full."""
FAILED = "failed"
"""What becomes of a record that the bot could not handle."""


def waves(events: Iterable[Told], size: int = FEW) -> Iterator[list[Told]]:
    """Yield the events in order, so many at a time."""
    left = iter(events)
    while wave := list(islice(left, size)):
        yield wave


async def send(events: Sequence[Told], road: Road, *, fresh: bool = False) -> list[str]:
    """
    Return what became of each event: ``added``, ``changed``, ``unchanged``, or ``failed`` where the bot said nothing.

    Raises:
        Refused: the road stayed full.
    """
    for _ in range(TRIES):
        try:
            told = await road.bring(events, fresh=fresh)
        except Overloaded:
            await asyncio.sleep(PAUSE)
        else:
            return [
                next((reply.data["change"] for reply in replies if "change" in reply.data), FAILED) for replies in told
            ]
    raise Refused("import.overloaded")
