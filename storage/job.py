"""What travels on the road."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import Connection

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Sequence

    from bot.messages import Event, Reply
    from bot.ports import World

Act = Callable[[Connection], Any]
"""Bookkeeping: something done in a transaction of the writer."""


class Bot(Protocol):
    """What is run for each event."""

    def handle(self, event: Event, world: World) -> Sequence[Reply]:
        """Return the replies; when it raises, nothing of the event is kept."""

    def only_reads(self, event: Event) -> bool:
        """Return whether the event changes nothing."""

    def apologise(self, event: Event) -> Sequence[Reply]:
        """Return what to say about an event that failed."""


@dataclass(slots=True, eq=False)
class Job:
    """
    An event under way, a piece of bookkeeping, or both in one transaction.

    The loop's thread makes it and reads it again when it is done; between the two it belongs to the writer's thread.
    """

    event: Event | None = None
    act: Act | None = None
    future: asyncio.Future[Any] | None = None
    retried: bool = False
    """Whether the event comes from the failed ones."""
    counted: bool = False
    """Whether it takes one of the road's places."""
    stored: bool = False
    """Whether the event is in the durable inbox, or on its way there."""
    fresh: bool = False
    """Whether the event's id was made just now: nobody has to look whether it was seen, or to remember it."""
    late: bool = False
    """Whether nobody is waiting for the replies any more."""
    tries: int = 0
    """How often it met a conflict on its own."""
    replies: Sequence[Reply] = ()
    result: Any = None
    owed: bool = False
    """Whether it made the bot owe a message."""
    promised: bool = False
    """Whether it made the bot promise something."""
    refused: bool = False
    """Whether the database could not be written: nothing of it was kept."""
    error: Exception | None = None
    """What the bookkeeping raised."""
    finished: bool = False
    """Whether its effect is on disk."""
