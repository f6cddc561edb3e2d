"""Unhappy customers whom somebody owns until it is good again."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - storage reads these annotations at run time
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class CaseState(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    """Nobody owns it."""
    TAKEN = "taken"
    """Somebody owns it."""
    CONTACTED = "contacted"
    """Its owner has reached the customer."""
    RESOLVED = "resolved"
    """Closed with an outcome."""
    DISMISSED = "dismissed"
    """Closed because there is nothing in it: the answers were taken out of all numbers."""


ACTIVE = frozenset({CaseState.OPEN, CaseState.TAKEN, CaseState.CONTACTED})
"""States of cases that somebody still has to do something about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """
    An alert that somebody owns: a customer who gave a low score, or wrote in anger.

    ``id`` is a short number that people can say, counted from 1. What it is about is as it was when it was opened;
    ``score`` is the worst of those that joined it, ``None`` when it was opened for words alone.
    """

    KEY: ClassVar = ("id",)
    id: str
    customer: str
    interaction: str
    ask: str
    """The token of the first ask whose answer is in it."""
    survey: str
    opened_at: dt.datetime
    day: dt.date
    """The local day on which it was opened."""
    measure: str = ""
    score: int | None = None
    scale: int = 0
    agents: tuple[str, ...] = ()
    """Who served."""
    team: str = ""
    channel: str = ""
    product: str = ""
    language: str = ""
    state: CaseState = CaseState.OPEN
    owner: str = ""
    """The ``platform:person`` who took it."""
    owner_name: str = ""
    due_at: dt.datetime | None = None
    """When the next step is due: to take it while it is open, to resolve it after that; ``None`` once it is closed."""
    resolve_by: dt.datetime | None = None
    """When it is to be resolved, whatever its state."""
    taken_at: dt.datetime | None = None
    """When somebody first took it."""
    contacted_at: dt.datetime | None = None
    escalated_at: dt.datetime | None = None
    """When the leads were last told that it is overdue."""
    closed_at: dt.datetime | None = None
    """When it was last closed; reopening it does not take that away."""
    closed_by: str = ""
    """The ``platform:person`` who closed it."""
    outcome: str = ""
    """What was done: one of :data:`bot.cases.words.OUTCOMES`, or empty."""
    cause: str = ""
    """Why the customer was unhappy: one of :data:`bot.cases.words.CAUSES`, or empty."""
    scores: int = 0
    """How many low scores and angry comments joined it."""
    asks: tuple[str, ...] = ()
    """The tokens of all asks whose answers are in it."""
    notes: int = 0
    """How many :class:`CaseNote` there are of it."""
    chats: tuple[str, ...] = ()
    """The chats that have its message, as ``platform:chat`` or ``platform:chat/thread``."""
    follow: str = ""
    """The token of the ask whether it is good now."""
    recovered: bool | None = None
    """Whether the customer says it is good now: ``False`` for no and for partly, ``None`` while nobody knows."""
    said: str = ""
    """The same in the customer's word: yes, partly, no, or empty."""
    reopened: int = 0
    """How often it was reopened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseNote:
    """
    One thing that happened with a case; ``id`` is the case's with a number, such as ``17#3``.

    ``kind`` is one of :data:`bot.cases.notes.KINDS`. ``actor`` is a ``platform:person``, empty for the customer and
    for the bot itself; ``name`` is how they are called.
    """

    KEY: ClassVar = ("id",)
    id: str
    case: str
    at: dt.datetime
    kind: str
    actor: str = ""
    name: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastCase:
    """The newest case of a customer, or of an ask as ``ask:TOKEN``; ``about`` nothing, the newest of all."""

    KEY: ClassVar = ("about",)
    about: str
    case: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamChat:
    """A chat that gets the cases of a team; a team without any has those of the settings."""

    KEY: ClassVar = ("team", "platform", "chat", "thread")
    team: str
    """As it is compared: without capitals."""
    platform: str
    chat: str
    thread: str
    dropped_at: dt.datetime | None = None
