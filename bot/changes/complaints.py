"""Who complained about something, and what decides whether they are told that it was changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import people
from bot.model import Ask, ChangeTold, Contact, Customer, Response
from bot.survey.kinds import first, last

if TYPE_CHECKING:
    from bot.model import Change
    from bot.periods import Window
    from bot.ports import Memory
    from bot.workspace import Workspace

REST = dt.timedelta(days=30)
"""How long a customer who was told of one change is not told of another."""
LONGEST = dt.timedelta(days=366)
"""How far back a complaint may lie whose writer is told."""
NEWEST = ""
"""Stands for the newest change a customer was told of."""
TELL, STOPPED, RESTED, UNREACHABLE = "tell", "stopped", "rested", "unreachable"

Cursor = tuple[dt.date, str]
"""The day and the ask of a complaint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Complained:
    """
    Which complaints are meant: negative comments on one of the ``topics``, and low ratings of one of the ``areas``.

    A rating is low below the middle of its scale.
    """

    window: Window
    topics: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """
    A comment or a rating of a ``customer`` who counts, with where they have been met.

    ``last`` is when they were last told of a change.
    """

    response: Response
    ask: Ask
    customer: Customer
    contacts: tuple[Contact, ...] = ()
    last: dt.datetime | None = None


def of(memory: Memory, token: str, question: str) -> Complaint | None:
    """Return the complaint in an ask under a question, or ``None`` where it does not count any more."""
    ask, response = memory.find(Ask, token), memory.find(Response, token, question)
    customer = people.living(memory, ask.customer) if ask else None
    if ask is None or response is None or response.void or customer is None:
        return None
    found = (memory.find(Contact, platform, person) for platform, person in places(ask, customer))
    own = tuple(each for each in found if each and people.same(memory, each.customer, customer))
    told = (memory.find(ChangeTold, name, NEWEST) for name in {ask.customer, customer.id})
    last = max((each.at for each in told if each), default=None)
    return Complaint(response=response, ask=ask, customer=customer, contacts=own, last=last)


def places(ask: Ask, customer: Customer) -> tuple[tuple[str, str], ...]:
    """Return where a customer may be: where they complained, and where they were last met."""
    platform, _, person = customer.home.partition(":")
    return tuple(dict.fromkeys(((ask.platform, ask.person), (platform, person))))


def standing(workspace: Workspace, complaint: Complaint, at: dt.datetime) -> str:
    """Return whether who complained is told, or why they are not."""
    if complaint.customer.stopped_at:
        return STOPPED
    if complaint.last and at - complaint.last < REST:
        return RESTED
    return TELL if contact(workspace, complaint) else UNREACHABLE


def contact(workspace: Workspace, complaint: Complaint) -> Contact | None:
    """Return where the bot can write to who complained, or ``None``."""
    found = (each for each in complaint.contacts if each.chat and each.platform in workspace.platforms)
    return next(found, None)


def wanted(workspace: Workspace, change: Change) -> Complained:
    """Return the complaints that a change answers."""
    from bot.periods import Window

    window = Window(first=change.first, end=change.end, zone=workspace.zone)
    return Complained(window=window, topics=change.topics, areas=change.areas)


def low(scale: int, score: int | None) -> bool:
    """Return whether a rating of an area lies below the middle of its scale."""
    return score is not None and 2 * score < first(scale) + last(scale)
