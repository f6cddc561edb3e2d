"""What the world offers the platforms, and what they offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.messages import Event, Reply


class Undeliverable(Exception):
    """A message will never reach this chat; the text is why (a key of the language files)."""


class TryLater(Exception):
    """A message could not be sent now; ``after`` is how many seconds the platform asks to wait, 0 if it did not say."""

    def __init__(self, reason: str, after: float = 0) -> None:
        super().__init__(reason)
        self.after = after


class Overloaded(Exception):
    """The road cannot take the event: nothing was kept, the platform should bring it again."""


class Road(Protocol):
    """Where platforms put events."""

    async def put(self, event: Event, *, patience: float | None = None) -> Sequence[Reply]:
        """
        Have the event handled and return its replies once all it changed is on disk.

        With ``patience`` in seconds, an event that is not through by then is accepted into the durable inbox, and the
        empty sequence is returned; its replies follow through :meth:`Platform.deliver`.

        Raises:
            Overloaded: the event was not kept.
        """

    async def bring(self, events: Sequence[Event], *, fresh: bool = False) -> Sequence[Sequence[Reply]]:
        """
        Have many events handled in their order, in one go, and return the replies to each.

        ``fresh`` events have ids that were made just now and never come again: nobody remembers them.

        Raises:
            Overloaded: some of them were not kept; bringing all of them again does no harm.
        """


class Platform(Protocol):
    """A place where people talk to the bot."""

    name: str
    opens_chats: bool
    """Whether a bot may write first to somebody who is known by their id alone."""

    async def deliver(self, reply: Reply) -> str:
        """
        Send or edit one message and return its id.

        Raises:
            Undeliverable: it never will arrive.
            TryLater: it may arrive later.
        """

    def link(self, token: str) -> str:
        """Return an address that opens the ask with this token here, or the empty string."""

    def routes(self) -> Iterable[Any]:
        """Return the routes it needs on the common HTTP server (``aiohttp.web.RouteDef``)."""

    async def run(self, road: Road) -> None:
        """Bring events to the road until cancelled; return only when there is nothing to listen to."""

    async def close(self) -> None:
        """Let go of connections."""
