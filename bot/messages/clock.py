"""What was promised and is due."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - storage reads these annotations at run time
from dataclasses import dataclass

from bot.messages.actors import Address  # noqa: TC001 - the same


@dataclass(frozen=True, slots=True, kw_only=True)
class AskDue:
    """The time came to ask."""

    id: str
    at: dt.datetime
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderDue:
    """The time came to remind of an ask, if it still waits for an answer."""

    id: str
    at: dt.datetime
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskExpired:
    """An ask can be answered no longer."""

    id: str
    at: dt.datetime
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDue:
    """The time came for a step of a case: see :mod:`bot.cases.due`; ``note`` is what is to be sent, if anything."""

    id: str
    at: dt.datetime
    case: str
    step: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDue:
    """
    Some who complained are to be told of a change: those after the ask ``after`` of a ``day``, the newest days first.

    With ``ask`` it is the one alone who complained in it under ``question``.
    """

    id: str
    at: dt.datetime
    change: str
    day: dt.date | None = None
    after: str = ""
    ask: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestDue:
    """The time came to tell a chat what there is: that of the digest that was promised for ``due_at``."""

    id: str
    at: dt.datetime
    chat: Address
    rhythm: str
    due_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestOwed:
    """A digest of the days from ``first`` to before ``end`` is to be written; all before ``told`` was told already."""

    id: str
    at: dt.datetime
    chat: Address
    rhythm: str
    first: dt.date
    end: dt.date
    told: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimatesDue:
    """The quarter nears its end: managers are asked what they believe."""

    id: str
    at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchBegun:
    """The first answer to a survey is watched: what was usual before is learnt from what other systems recorded."""

    id: str
    at: dt.datetime
    survey: str
    measure: str
    scale: int
    alert: int
