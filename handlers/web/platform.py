"""The web as a place where people talk to the bot."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from bot.inlet import Inlet
from bot.ports import Road
from handlers.web.chats import KEPT, Chats

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aiohttp.web import AbstractRouteDef

    from bot.messages import Reply
    from handlers.web.chats import Sent

PLATFORM = "web"
GUEST = "guest"
"""The customer's chat on the page, and the customer in it."""
TEAM = "team"
"""The team's channel, and whoever sits at the page of a bot without a public address."""

Sample = Callable[[Road, Callable[[int, int], None]], Awaitable[int]]
"""Brings the sample to the road, tells how many of how many are done, and returns how many interactions it brought."""


Recall = Callable[[int], Awaitable["Sequence[Sent]"]]
"""Returns the newest messages, so many at most, that any process of this bot sent to the team's channel."""


class Web(Inlet):
    """
    Speaks for the page and the survey pages.

    ``address`` is where the server listens, known once it does. Without ``load_sample`` the page offers no sample,
    without ``recall`` the team's channel forgets at a restart.
    """

    name = PLATFORM
    opens_chats = True

    def __init__(self, public_url: str = "", *, load_sample: Sample | None = None) -> None:
        super().__init__()
        self.public_url = public_url.rstrip("/")
        self.address = ""
        self.load_sample = load_sample
        self.recall: Recall | None = None
        self.chats = Chats(TEAM) if public_url else Chats(GUEST, TEAM)

    async def deliver(self, reply: Reply) -> str:
        """
        Show or change one message that nobody is waiting for and return its id.

        Raises:
            Undeliverable: there is no such chat here.

        """
        return self.chats.show(reply, unasked=True)

    async def remember(self) -> None:
        """Show in the team's channel what was sent there before this start, or by another process."""
        chat = self.chats.find(TEAM)
        if chat and self.recall:
            chat.recall(await self.recall(KEPT))

    def link(self, token: str) -> str:
        """Return the address of the survey page; empty before the server listens."""
        base = self.public_url or self.address
        return f"{base}/s/{token}" if base else ""

    def routes(self) -> Iterable[AbstractRouteDef]:
        """Return the routes of all pages; those of the customer's pane only without a public address."""
        from handlers.web import actions, page, sample, survey, team

        yield from page.Page(self).routes()
        yield from actions.Actions(self).routes()
        yield from survey.Surveys(self).routes()
        yield from team.Doors(self).routes() if self.public_url else sample.Demo(self).routes()

    async def close(self) -> None:
        """End all live views."""
        self.chats.close()
