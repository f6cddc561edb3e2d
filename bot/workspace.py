"""What is the same for everybody who shares this bot."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.asks.quiet import EVENING, QuietHours
from bot.hours.working import Hours
from bot.periods import local_day
from bot.survey import shipped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.messages import Address
    from bot.model import Role
    from bot.survey import Survey

EXPIRY = dt.timedelta(days=14)
"""How long an ask may be answered where its survey does not say."""
REMINDER = dt.timedelta(days=3)
"""How long after an ask the customer is reminded of it where its survey does not say."""


OPENS_CHATS = {"slack": True, "telegram": False, "web": True}
"""The platforms that come with the bot, all of them connected."""


def no_links(token: str) -> Mapping[str, str]:  # noqa: ARG001 - the signature of ``Workspace.links``
    """Return no way to open an ask: nothing is connected."""
    return {}


def no_guess(text: str) -> str:  # noqa: ARG001 - the signature of ``Workspace.detect``
    """Return that nobody knows which language a text is in."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """
    The company's settings as the core needs them.

    ``company`` is how customers know it. ``roles`` maps ``platform:id`` of a person, a chat or a group to the role
    it gives. ``links`` returns, for an ask's token, an address by platform that opens the ask there. ``platforms``
    are those that are connected, and whether a bot may write first there: elsewhere the customer must have come by
    once. ``page`` is where the team's page is. ``surveys`` are what can be asked, by name. In ``quiet`` hours no
    customer is written to unless they were just served, and after an ask a customer is left in peace for ``pause``
    by all surveys. ``detect`` returns the code of the language a text is in, or nothing. In ``hours`` the company
    works: agreed times run in them. ``threads`` are the platforms on which a message can have others below it.
    ``mint`` returns a new unguessable token at each call.
    """

    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    language: str = "en"
    company: str = ""
    roles: Mapping[str, Role] = field(default_factory=dict)
    team_chats: tuple[Address, ...] = ()
    links: Callable[[str], Mapping[str, str]] = no_links
    platforms: Mapping[str, bool] = field(default_factory=lambda: OPENS_CHATS)
    page: str = ""
    expiry: dt.timedelta = EXPIRY
    surveys: Mapping[str, Survey] = field(default_factory=shipped)
    reminder: dt.timedelta = REMINDER
    quiet: QuietHours = EVENING
    pause: dt.timedelta = dt.timedelta()
    detect: Callable[[str], str] = no_guess
    hours: Hours = field(default_factory=Hours)
    threads: frozenset[str] = frozenset({"slack"})
    mint: Callable[[], str] = lambda: secrets.token_urlsafe(16)

    def local_day(self, instant: dt.datetime) -> dt.date:
        """Return the day it is in the workspace's zone."""
        return local_day(instant, self.zone)
