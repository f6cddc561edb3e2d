"""
The facts the bot works with.

Every record is frozen; a change is a new record with the same key. Instants are aware and in UTC.
A record's ``KEY`` names the fields that identify it; storage keeps one table for each record.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - storage reads these annotations at run time
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import ClassVar


class Role(IntEnum):
    """What a person may do; each role may do what the ones below it may."""

    CUSTOMER = 0
    AGENT = 1
    LEAD = 2
    ADMIN = 3


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
    """Never sent: when its time came, the customer had been asked too recently or was not to be asked any more."""
    WITHDRAWN = "withdrawn"
    """Taken back unanswered, because the interaction was reopened."""
    EXPIRED = "expired"
    """Closed unanswered."""


PENDING = frozenset({AskState.OWED, AskState.OPEN})
"""States in which an ask waits for its answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """Somebody the company serves; ``id`` is the company's own number, or minted here."""

    KEY: ClassVar = ("id",)
    id: str
    name: str = ""
    language: str = ""
    home: str = ""
    """The ``platform:person`` where they were last met."""
    stopped_at: dt.datetime | None = None
    """When they asked never to be asked again."""
    language_source: str = ""
    """How the language is known: choice, company, locale or written; see :data:`bot.people.SOURCES`."""
    zone: str = ""
    """Where their clocks stand, such as Asia/Manila; empty for the workspace's zone."""
    merged_into: str = ""
    """The customer who is the same person and counts in place of this one."""
    products: tuple[str, ...] = ()
    """What they hold, in alphabetical order; what they hold without a name is ``""``."""
    contract: str = ""
    segment: str = ""
    value: int | None = None
    """What they pay a month, in hundredths of ``currency``; ``None`` when it is not known."""
    currency: str = ""
    joined_at: dt.datetime | None = None
    """When they first became a customer; ``None`` when nobody said."""
    left_at: dt.datetime | None = None
    """When their last product ended; ``None`` while they hold one."""
    events: int = 0
    """How many :class:`CustomerEvent` there are of theirs."""
    stays: int = 0
    """How many :class:`Stay` there are of theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerEvent:
    """
    Something that happened between a customer and the company: see :data:`bot.customers.history.KINDS`.

    ``id`` is the customer's with a number, so that the events of one customer can be found. ``value`` is in hundredths
    of ``currency``: what the customer pays a month from now on, or what goods that came back were worth.
    """

    KEY: ClassVar = ("id",)
    id: str
    customer: str
    kind: str
    at: dt.datetime
    day: dt.date
    """The local day."""
    reason: str = ""
    product: str = ""
    """Which product it is about; empty for all, or for one without a name."""
    value: int | None = None
    currency: str = ""
    agent: str = ""
    """Who saw to it."""
    reference: str = ""
    """The name that the system has for it which it comes from."""
    contract: str = ""
    segment: str = ""
    since: dt.date | None = None
    """For a referral by a customer of that day: the day of their one before, or :data:`bot.customers.history.NEVER`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """
    Days in a row on which nothing changed about a customer, or about one ``product`` of theirs.

    It follows from the customer's events. Stays that follow on one another are one time with the company, which began
    on ``since`` and ends for good with the stay that was ``lost``. ``since`` is ``None`` when it turned out that there
    was no such stay.
    """

    KEY: ClassVar = ("id",)
    id: str
    customer: str
    product: str = ""
    contract: str = ""
    segment: str = ""
    since: dt.date | None = None
    opening: str = ""
    """How it began: joined, back or changed."""
    began: dt.date | None = None
    ended: dt.date | None = None
    lost: bool = False
    reason: str = ""
    value: int | None = None
    currency: str = ""
    after: dt.date | None = None
    """For one that opens with back: the day on which the time with the company before ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """
    What a manager believes an indicator to be.

    ``value`` is in the indicator's own unit, shares from 0 to 1; ``period`` is the first and the last day.
    """

    KEY: ClassVar = ("indicator", "period", "subject")
    indicator: str
    period: str
    subject: str
    value: float
    at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A place where a customer can be reached: ``person`` is the platform's own id for them."""

    KEY: ClassVar = ("platform", "person")
    platform: str
    person: str
    chat: str
    customer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """
    One contact between a customer and the company.

    ``agents`` are those who served at its end, frozen then: they are the ones who are rated.
    ``id`` is the reference of the system it comes from, or minted here.
    """

    KEY: ClassVar = ("id",)
    id: str
    customer: str = ""
    agents: tuple[str, ...] = ()
    team: str = ""
    channel: str = ""
    kind: str = ""
    product: str = ""
    language: str = ""
    started_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None
    ask: str = ""
    """The token of the ask about it."""
    replied_at: dt.datetime | None = None
    """When somebody first replied."""
    talked: int | None = None
    """Seconds spent talking or writing with the customer; ``None``, as below, where nobody recorded it."""
    held: int | None = None
    """Seconds the customer was on hold."""
    wrapped_up: int | None = None
    """Seconds of work after the contact."""
    waited: int | None = None
    """Seconds until the call was answered, or given up."""
    paused: int | None = None
    """Working seconds in which the company waited for the customer."""
    outcome: str = ""
    """One of :data:`OUTCOMES`, or empty when nobody said."""
    reply_kept: bool | None = None
    """Whether the first reply came within the agreed time, where the other system says so itself."""
    resolution_kept: bool | None = None
    """The same for the resolution."""
    replied_in: int | None = None
    """Working seconds from the start to the first reply."""
    resolved_in: int | None = None
    """Working seconds from the start to the resolution, without those paused."""


OUTCOMES = ("resolved", "unresolved", "answered", "abandoned", "open")
"""What became of an interaction: ``answered`` when nobody knows whether that helped, ``open`` while it goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedTime:
    """
    What customers were promised: seconds of working time until the first ``reply`` and until it is resolved.

    An empty ``kind`` or ``channel`` stands for any. It holds for what started on the day ``since`` or later, which is
    written as in ISO 8601 and empty where it always held.
    """

    KEY: ClassVar = ("kind", "channel", "since")
    kind: str
    channel: str
    since: str
    reply: int | None = None
    resolve: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """
    What an indicator is to reach, in its own unit: shares from 0 to 1, durations in seconds.

    An empty ``area`` or ``team`` stands for all. It holds for windows that end on the day ``since`` or later, which is
    written as in ISO 8601 and empty where it always held. Without a ``value`` there is no target any more.
    """

    KEY: ClassVar = ("indicator", "area", "team", "since")
    indicator: str
    area: str
    team: str
    since: str
    value: float | None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A survey as it was when somebody was asked: its definition as JSON, kept once for each version."""

    KEY: ClassVar = ("name", "version")
    name: str
    version: str
    body: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """What a person is being asked just now in a chat; ``ask`` is empty when nothing is open."""

    KEY: ClassVar = ("platform", "chat", "person")
    platform: str
    chat: str
    person: str
    ask: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A role given in chat. ``subject`` is ``platform:id`` of a person, a chat or a group."""

    KEY: ClassVar = ("subject",)
    subject: str
    role: int
    until: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A one-time link that opens the team's page."""

    KEY: ClassVar = ("token",)
    token: str
    role: int
    expires_at: dt.datetime
    used_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LastAsk:
    """When a customer was last asked this survey, and about what; the survey ``""`` stands for any."""

    KEY: ClassVar = ("customer", "survey")
    customer: str
    survey: str
    at: dt.datetime
    interaction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyRule:
    """
    Which survey is asked about which interactions: those that have all the values named here.

    ``share`` is how many of a hundred of them are asked.
    """

    KEY: ClassVar = ("id",)
    id: str
    survey: str
    channel: str = ""
    kind: str = ""
    product: str = ""
    team: str = ""
    share: int = 100
    dropped_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """What somebody chose for themselves; ``subject`` is their ``platform:person``."""

    KEY: ClassVar = ("subject",)
    subject: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """
    Who did what that others must be able to look up: ``about`` names the interaction, customer or rule.

    ``id`` is the event's, so that nothing is noted twice.
    """

    KEY: ClassVar = ("id",)
    id: str
    at: dt.datetime
    actor: str
    deed: str
    about: str
    why: str = ""


Record = (
    Customer
    | Contact
    | Interaction
    | Ask
    | Response
    | Edition
    | Conversation
    | Grant
    | Door
    | LastAsk
    | SurveyRule
    | Preference
    | AuditEntry
    | AgreedTime
    | Target
    | CustomerEvent
    | Stay
    | Guess
)
"""Everything that :class:`bot.ports.Memory` finds and saves."""
