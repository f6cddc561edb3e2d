"""
The tables: one for each record of :mod:`bot.model`, and what the road itself keeps.

Their names are plain words, for whoever opens the database with a reporting tool.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - the tables are built from these annotations
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Index, Table, Text, text
from sqlmodel import Field, SQLModel

from bot import model
from storage.columns import Day, Flag, Instant, Names, Stage, State

MERGED = text("merged_into <> ''")
TO_DO = text("due_at IS NOT NULL")
CLUSTERED = {"sqlite_with_rowid": False}
"""Rows live in the tree of their key: one look-up less to read, one page less to write."""


def core(model: type[SQLModel]) -> Table:
    """Return the table of a model, for statements without a session."""
    return model.__table__  # type: ignore[attr-defined,no-any-return]


class Customers(SQLModel, table=True):
    """Rows of :class:`bot.model.Customer`."""

    __tablename__: ClassVar[Any] = "customers"
    __table_args__: ClassVar[Any] = (
        Index("customers_by_name", "name"),
        Index("customers_merged", "merged_into", sqlite_where=MERGED, postgresql_where=MERGED),
        CLUSTERED,
    )
    id: str = Field(primary_key=True)
    name: str
    language: str
    home: str
    stopped_at: dt.datetime | None = Field(sa_type=Instant)
    language_source: str
    zone: str
    merged_into: str
    products: tuple[str, ...] = Field(sa_type=Names)
    contract: str
    segment: str
    value: int | None = Field(sa_type=BigInteger)
    currency: str
    joined_at: dt.datetime | None = Field(sa_type=Instant)
    left_at: dt.datetime | None = Field(sa_type=Instant)
    events: int
    stays: int


class CustomerEvents(SQLModel, table=True):
    """Rows of :class:`bot.model.CustomerEvent`."""

    __tablename__: ClassVar[Any] = "customer_events"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    id: str = Field(primary_key=True)
    customer: str
    kind: str
    at: dt.datetime = Field(sa_type=Instant)
    day: dt.date = Field(sa_type=Day)
    reason: str = Field(sa_type=Text)
    product: str
    value: int | None = Field(sa_type=BigInteger)
    currency: str
    agent: str
    reference: str
    contract: str
    segment: str
    since: dt.date | None = Field(sa_type=Day)


class Stays(SQLModel, table=True):
    """Rows of :class:`bot.model.Stay`."""

    __tablename__: ClassVar[Any] = "stays"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    id: str = Field(primary_key=True)
    customer: str
    product: str
    contract: str
    segment: str
    since: dt.date | None = Field(sa_type=Day)
    opening: str
    began: dt.date | None = Field(sa_type=Day)
    ended: dt.date | None = Field(sa_type=Day)
    lost: bool = Field(sa_type=Flag)
    reason: str = Field(sa_type=Text)
    value: int | None = Field(sa_type=BigInteger)
    currency: str
    after: dt.date | None = Field(sa_type=Day)


class Guesses(SQLModel, table=True):
    """Rows of :class:`bot.model.Guess`."""

    __tablename__: ClassVar[Any] = "guesses"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    indicator: str = Field(primary_key=True)
    period: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    value: float
    at: dt.datetime = Field(sa_type=Instant)


class Contacts(SQLModel, table=True):
    """Rows of :class:`bot.model.Contact`."""

    __tablename__: ClassVar[Any] = "contacts"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    platform: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    chat: str
    customer: str


class Interactions(SQLModel, table=True):
    """Rows of :class:`bot.model.Interaction`."""

    __tablename__: ClassVar[Any] = "interactions"
    __table_args__: ClassVar[Any] = (
        Index("interactions_by_customer", "customer", "ended_at"),
        Index("interactions_by_start", "started_at", "ended_at"),
        CLUSTERED,
    )
    id: str = Field(primary_key=True)
    customer: str
    agents: tuple[str, ...] = Field(sa_type=Names)
    team: str
    channel: str
    kind: str
    product: str
    language: str
    started_at: dt.datetime | None = Field(sa_type=Instant)
    ended_at: dt.datetime | None = Field(sa_type=Instant)
    ask: str
    replied_at: dt.datetime | None = Field(sa_type=Instant)
    talked: int | None
    held: int | None
    wrapped_up: int | None
    waited: int | None
    paused: int | None
    outcome: str
    reply_kept: bool | None = Field(sa_type=Flag)
    resolution_kept: bool | None = Field(sa_type=Flag)
    replied_in: int | None
    resolved_in: int | None


class Asks(SQLModel, table=True):
    """Rows of :class:`bot.model.Ask`."""

    __tablename__: ClassVar[Any] = "asks"
    __table_args__: ClassVar[Any] = (
        Index("asks_by_interaction", "interaction"),
        Index("asks_by_time", "asked_at"),
        CLUSTERED,
    )
    token: str = Field(primary_key=True)
    interaction: str
    customer: str
    survey: str
    asked_at: dt.datetime = Field(sa_type=Instant)
    expires_at: dt.datetime = Field(sa_type=Instant)
    state: model.AskState = Field(sa_type=State)
    platform: str
    person: str
    chat: str
    language: str
    version: str
    test: bool = Field(sa_type=Flag)
    agent: str


class Editions(SQLModel, table=True):
    """Rows of :class:`bot.model.Edition`."""

    __tablename__: ClassVar[Any] = "editions"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    name: str = Field(primary_key=True)
    version: str = Field(primary_key=True)
    body: str = Field(sa_type=Text)


class Responses(SQLModel, table=True):
    """Rows of :class:`bot.model.Response`."""

    __tablename__: ClassVar[Any] = "responses"
    __table_args__: ClassVar[Any] = (
        Index("responses_by_day", "measure", "day", "scale", "score", "ask"),
        Index(
            "comments_by_day",
            "day",
            "answered_at",
            sqlite_where=text("text <> ''"),
            postgresql_where=text("text <> ''"),
        ),
        CLUSTERED,
    )
    ask: str = Field(primary_key=True)
    question: str = Field(primary_key=True)
    measure: str
    scale: int
    score: int | None
    text: str = Field(sa_type=Text)
    answered_at: dt.datetime = Field(sa_type=Instant)
    day: dt.date = Field(sa_type=Day)
    edited_at: dt.datetime | None = Field(sa_type=Instant)
    label: str
    polarity: float | None
    area: str
    void: str = Field(sa_type=Text)
    subjectivity: float | None
    confidence: float | None
    language: str
    analyzer: str
    topics: tuple[str, ...] = Field(sa_type=Names)
    tagger: str


class Conversations(SQLModel, table=True):
    """Rows of :class:`bot.model.Conversation`."""

    __tablename__: ClassVar[Any] = "conversations"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    platform: str = Field(primary_key=True)
    chat: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    ask: str
    question: str


class Grants(SQLModel, table=True):
    """Rows of :class:`bot.model.Grant`."""

    __tablename__: ClassVar[Any] = "grants"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    subject: str = Field(primary_key=True)
    role: int
    until: dt.datetime | None = Field(sa_type=Instant)


class Agents(SQLModel, table=True):
    """Rows of :class:`bot.model.Agent`."""

    __tablename__: ClassVar[Any] = "agents"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    name: str = Field(primary_key=True)
    shown: str
    subject: str


class Doors(SQLModel, table=True):
    """Rows of :class:`bot.model.Door`."""

    __tablename__: ClassVar[Any] = "doors"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    token: str = Field(primary_key=True)
    role: int
    expires_at: dt.datetime = Field(sa_type=Instant)
    used_at: dt.datetime | None = Field(sa_type=Instant)


class LastAsks(SQLModel, table=True):
    """Rows of :class:`bot.model.LastAsk`."""

    __tablename__: ClassVar[Any] = "last_asks"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    customer: str = Field(primary_key=True)
    survey: str = Field(primary_key=True)
    at: dt.datetime = Field(sa_type=Instant)
    interaction: str


class SurveyRules(SQLModel, table=True):
    """Rows of :class:`bot.model.SurveyRule`."""

    __tablename__: ClassVar[Any] = "survey_rules"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    id: str = Field(primary_key=True)
    survey: str
    channel: str
    kind: str
    product: str
    team: str
    share: int
    dropped_at: dt.datetime | None = Field(sa_type=Instant)


class Preferences(SQLModel, table=True):
    """Rows of :class:`bot.model.Preference`."""

    __tablename__: ClassVar[Any] = "preferences"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    subject: str = Field(primary_key=True)
    language: str


class Audit(SQLModel, table=True):
    """Rows of :class:`bot.model.AuditEntry`."""

    __tablename__: ClassVar[Any] = "audit"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    id: str = Field(primary_key=True)
    at: dt.datetime = Field(sa_type=Instant)
    actor: str
    deed: str
    about: str
    why: str = Field(sa_type=Text)


class AgreedTimes(SQLModel, table=True):
    """Rows of :class:`bot.model.AgreedTime`."""

    __tablename__: ClassVar[Any] = "agreed_times"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    kind: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    since: str = Field(primary_key=True)
    reply: int | None
    resolve: int | None


class Announcements(SQLModel, table=True):
    """Rows of :class:`bot.model.Announcement`."""

    __tablename__: ClassVar[Any] = "announcements"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    key: str = Field(primary_key=True)
    mark: str
    at: dt.datetime = Field(sa_type=Instant)


class Targets(SQLModel, table=True):
    """Rows of :class:`bot.model.Target`."""

    __tablename__: ClassVar[Any] = "targets"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    indicator: str = Field(primary_key=True)
    area: str = Field(primary_key=True)
    team: str = Field(primary_key=True)
    since: str = Field(primary_key=True)
    value: float | None


class Cases(SQLModel, table=True):
    """Rows of :class:`bot.model.Case`."""

    __tablename__: ClassVar[Any] = "cases"
    __table_args__: ClassVar[Any] = (
        Index("cases_by_closing", "closed_at"),
        Index("cases_by_customer", "customer"),
        Index("cases_to_do", "due_at", sqlite_where=TO_DO, postgresql_where=TO_DO),
        CLUSTERED,
    )
    id: str = Field(primary_key=True)
    customer: str
    interaction: str
    ask: str
    survey: str
    opened_at: dt.datetime = Field(sa_type=Instant)
    day: dt.date = Field(sa_type=Day)
    measure: str
    score: int | None
    scale: int
    agents: tuple[str, ...] = Field(sa_type=Names)
    team: str
    channel: str
    product: str
    language: str
    state: model.CaseState = Field(sa_type=Stage)
    owner: str
    owner_name: str
    due_at: dt.datetime | None = Field(sa_type=Instant)
    resolve_by: dt.datetime | None = Field(sa_type=Instant)
    taken_at: dt.datetime | None = Field(sa_type=Instant)
    contacted_at: dt.datetime | None = Field(sa_type=Instant)
    escalated_at: dt.datetime | None = Field(sa_type=Instant)
    closed_at: dt.datetime | None = Field(sa_type=Instant)
    closed_by: str
    outcome: str
    cause: str
    scores: int
    asks: tuple[str, ...] = Field(sa_type=Names)
    notes: int
    chats: tuple[str, ...] = Field(sa_type=Names)
    follow: str
    recovered: bool | None = Field(sa_type=Flag)
    said: str
    reopened: int


class CaseNotes(SQLModel, table=True):
    """Rows of :class:`bot.model.CaseNote`."""

    __tablename__: ClassVar[Any] = "case_notes"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    id: str = Field(primary_key=True)
    case: str
    at: dt.datetime = Field(sa_type=Instant)
    kind: str
    actor: str
    name: str
    text: str = Field(sa_type=Text)


class LastCases(SQLModel, table=True):
    """Rows of :class:`bot.model.LastCase`."""

    __tablename__: ClassVar[Any] = "last_cases"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    about: str = Field(primary_key=True)
    case: str


class TeamChats(SQLModel, table=True):
    """Rows of :class:`bot.model.TeamChat`."""

    __tablename__: ClassVar[Any] = "team_chats"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    team: str = Field(primary_key=True)
    platform: str = Field(primary_key=True)
    chat: str = Field(primary_key=True)
    thread: str = Field(primary_key=True)
    dropped_at: dt.datetime | None = Field(sa_type=Instant)


class Digests(SQLModel, table=True):
    """Rows of :class:`bot.model.Digest`."""

    __tablename__: ClassVar[Any] = "digests"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    platform: str = Field(primary_key=True)
    chat: str = Field(primary_key=True)
    thread: str = Field(primary_key=True)
    rhythm: str = Field(primary_key=True)
    minute: int
    days: str
    zone: str
    language: str
    indicators: tuple[str, ...] = Field(sa_type=Names)
    quiet: bool = Field(sa_type=Flag)
    due_at: dt.datetime | None = Field(sa_type=Instant)
    told: dt.date | None = Field(sa_type=Day)
    voice: str
    last: str
    untold: dt.date | None = Field(sa_type=Day)


class Watches(SQLModel, table=True):
    """Rows of :class:`bot.model.Watch`."""

    __tablename__: ClassVar[Any] = "watches"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    survey: str = Field(primary_key=True)
    day: dt.date = Field(sa_type=Day)
    low: int
    n: int
    usual: tuple[str, ...] = Field(sa_type=Names)
    expected: int
    bound: int
    sum: int
    climb: tuple[str, ...] = Field(sa_type=Names)
    alarms: int
    since: dt.datetime | None = Field(sa_type=Instant)
    calm: int
    hidden: int
    told: tuple[str, ...] = Field(sa_type=Names)


class Changes(SQLModel, table=True):
    """Rows of :class:`bot.model.Change`."""

    __tablename__: ClassVar[Any] = "changes"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    id: str = Field(primary_key=True)
    at: dt.datetime = Field(sa_type=Instant)
    actor: str
    first: dt.date = Field(sa_type=Day)
    end: dt.date = Field(sa_type=Day)
    topics: tuple[str, ...] = Field(sa_type=Names)
    areas: tuple[str, ...] = Field(sa_type=Names)
    wordings: tuple[str, ...] = Field(sa_type=Names)
    state: str


class ChangesTold(SQLModel, table=True):
    """Rows of :class:`bot.model.ChangeTold`."""

    __tablename__: ClassVar[Any] = "changes_told"
    __table_args__: ClassVar[Any] = (Index("changes_told_by_reaction", "change", "reacted_at"), CLUSTERED)
    customer: str = Field(primary_key=True)
    change: str = Field(primary_key=True)
    at: dt.datetime = Field(sa_type=Instant)
    ask: str
    reacted_at: dt.datetime | None = Field(sa_type=Instant)
    said: str = Field(sa_type=Text)


TABLES: dict[type[model.Record], type[SQLModel]] = {
    model.Customer: Customers,
    model.Contact: Contacts,
    model.Interaction: Interactions,
    model.Ask: Asks,
    model.Response: Responses,
    model.Edition: Editions,
    model.Conversation: Conversations,
    model.Grant: Grants,
    model.Agent: Agents,
    model.Door: Doors,
    model.LastAsk: LastAsks,
    model.SurveyRule: SurveyRules,
    model.Preference: Preferences,
    model.AuditEntry: Audit,
    model.AgreedTime: AgreedTimes,
    model.Target: Targets,
    model.CustomerEvent: CustomerEvents,
    model.Stay: Stays,
    model.Guess: Guesses,
    model.Announcement: Announcements,
    model.Case: Cases,
    model.CaseNote: CaseNotes,
    model.LastCase: LastCases,
    model.TeamChat: TeamChats,
    model.Change: Changes,
    model.ChangeTold: ChangesTold,
    model.Digest: Digests,
    model.Watch: Watches,
}
"""Where each kind of record is kept, in the order in which a batch writes them."""

AGREED_TIMES = core(AgreedTimes)
ASKS = core(Asks)
CASES = core(Cases)
CUSTOMERS = core(Customers)
EVENTS = core(CustomerEvents)
INTERACTIONS = core(Interactions)
RESPONSES = core(Responses)
STAYS = core(Stays)
