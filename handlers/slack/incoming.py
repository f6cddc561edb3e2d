"""What came in from Slack, as the bot understands it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.messages import Address, Event
from handlers.slack.people import PLATFORM

if TYPE_CHECKING:
    from handlers.slack.payload import Team


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """
    Who waits for an answer, and in which channel.

    ``ephemeral`` when what they pressed is seen by them alone, ``public`` when they asked in front of all.
    """

    where: Address
    channel: str
    person: str
    response_url: str = ""
    ephemeral: bool = False
    public: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """
    A payload as the bot understands it: without ``event`` there is nothing to handle.

    ``teams`` are the workspaces that Slack names as the actor's own. ``form`` is the input of a modal below which a
    refusal is shown.
    """

    event: Event | None
    waiting: Waiting
    teams: frozenset[str]
    form: str = ""


def place(person: str, thread: str | None = None) -> Address:
    """Return the person's own address, wherever they write: what is late or owed must not appear before others."""
    return Address(platform=PLATFORM, chat=person, thread=thread or "")


def id_of(team: Team | None) -> str | None:
    """Return the id of a workspace that Slack names, if it does."""
    return team.id if team else None


def teams_of(*teams: str | None) -> frozenset[str]:
    """Return the workspaces that Slack names."""
    return frozenset(team for team in teams if team)


def instant(stamp: str, now: dt.datetime) -> dt.datetime:
    """Return when it happened; what waited while the bot was down counts on its own day."""
    return min(now, dt.datetime.fromtimestamp(float(stamp), dt.UTC))
