"""Records on their way to the bot: as many at once as one commit may hold, never two of the same interaction."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.errors import Refused
from bot.messages import CustomerChanged, CustomerEventRecorded, Recorded
from bot.ports import Overloaded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.ports import Road

Told = Recorded | CustomerChanged | CustomerEventRecorded
"""What a file can bring."""

SIZE = 400
"""Records in flight at once."""
TRIES = 40
PAUSE = 0.25
"""Seconds before a record is brought again when the road is full."""
FAILED = "failed"
"""What becomes of a record that the bot could not handle."""


def waves(events: Iterable[Told], size: int = SIZE) -> Iterator[list[Told]]:
    """Yield the events in order, in lists that name nothing twice: those in one list may overtake each other."""
    wave: list[Told] = []
    named: set[str] = set()
    for event in events:
        name = event.interaction.id if isinstance(event, Recorded) else event.customer.id
        if len(wave) == size or name in named:
            yield wave
            wave, named = [], set()
        wave.append(event)
        named.add(name)
    if wave:
        yield wave


async def send(events: Iterable[Told], road: Road) -> list[str]:
    """
    Return what became of each event: ``added``, ``changed``, ``unchanged``, or ``failed`` where the bot said nothing.

    Raises:
        Refused: the road stayed full.
    """
    return list(await asyncio.gather(*(_send(event, road) for event in events)))


async def _send(event: Told, road: Road) -> str:
    for _ in range(TRIES):
        try:
            replies = await road.put(event)
        except Overloaded:
            await asyncio.sleep(PAUSE)
        else:
            return next((reply.data["change"] for reply in replies if "change" in reply.data), FAILED)
    raise Refused("import.overloaded")
