"""What customers are asked, and what they answered."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - storage reads these annotations at run time
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class AskState(StrEnum):
    """Where an ask stands."""

    OWED = "owed"
    """Created; its message is not delivered, or its link not opened yet."""
    OPEN = "open"
    """The respondent has it in front of them."""
    ANSWERED = "answered"
    """At least one question is answered."""
    STOPPED = "stopped"
    """The respondent said "stop asking" before answering."""
    PASSED = "passed"
    """Never sent: by the time for it, the customer had been asked too recently or was not to be asked any more."""
    WITHDRAWN = "withdrawn"
    """Taken back unanswered, because the interaction was reopened."""
    EXPIRED = "expired"
    """Closed unanswered."""


PENDING = frozenset({AskState.OWED, AskState.OPEN})
"""States in which an ask waits for its answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """
    One survey sent to one respondent about one interaction.

    ``token`` is unguessable: whoever holds it may answer an ask that nobody is bound to yet. An ask is
    bound to a ``platform`` and ``person`` when it is sent there, or when they open its link.
    """

    KEY: ClassVar = ("token",)
    token: str
    interaction: str
    customer: str
    survey: str
    asked_at: dt.datetime
    expires_at: dt.datetime
    state: AskState = AskState.OWED
    platform: str = ""
    person: str = ""
    chat: str = ""
    language: str = ""
    version: str = ""
    """The survey's version it was made from, see :class:`Edition`; empty for one that another system sent."""
    test: bool = False
    """Somebody of the team tries a survey on themselves: its answers are never counted."""
    agent: str = ""
    """The name of who served, when their own view is asked for; empty for customers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """
    One answer to one question of an ask.

    ``measure`` names what is measured ("csat"), ``scale`` its number of steps (0 for free text). ``day`` is the local
    day of the
    *first* answer: a changed answer stays in the first answer's period and carries ``edited_at``.
    """

    KEY: ClassVar = ("ask", "question")
    ask: str
    question: str
    measure: str
    scale: int = 0
    score: int | None = None
    text: str = ""
    answered_at: dt.datetime
    day: dt.date
    edited_at: dt.datetime | None = None
    label: str = ""
    """Sentiment of ``text``: negative, neutral, positive, or empty when unknown."""
    polarity: float | None = None
    """From -1 to 1, of ``text``."""
    area: str = ""
    """What exactly was rated, such as ``speed``; empty when it was the whole."""
    void: str = ""
    """Why it was taken out and does not count; empty while it counts."""
    subjectivity: float | None = None
    """From 0, a plain statement, to 1, of ``text``."""
    confidence: float | None = None
    """From 0 to 1: how sure the analyzer is of ``label``."""
    language: str = ""
    """What ``text`` is written in; empty when nobody looked, ``other`` when it is none of ours."""
    analyzer: str = ""
    """The version of the analyzer that read ``text``; empty when none did."""
    topics: tuple[str, ...] = ()
    """What ``text`` speaks of, such as ``delivery``."""
    tagger: str = ""
    """The version of the words that ``topics`` were found by; empty when nobody looked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """What a person is being asked just now in a chat; ``ask`` is empty when nothing is open."""

    KEY: ClassVar = ("platform", "chat", "person")
    platform: str
    chat: str
    person: str
    ask: str
    question: str
