"""Tables of the road itself: counts, what was seen, what is owed, what failed."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - the tables are built from these annotations
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Index, Text, text
from sqlmodel import Field, SQLModel

from storage.columns import Day, Flag, Instant
from storage.tables import CLUSTERED, core

OPEN = text("NOT done")
PAGE = text("lane = 'web:team' AND message <> ''")
LOST = text("done AND message = '' AND reason <> ''")


class Tallies(SQLModel, table=True):
    """How often a score was given on a day, for each value of each dimension; dimension ``""`` holds all."""

    __tablename__: ClassVar[Any] = "tallies"
    __table_args__: ClassVar[Any] = (Index("tallies_by_value", "dimension", "value"), CLUSTERED)
    dimension: str = Field(primary_key=True)
    measure: str = Field(primary_key=True)
    day: dt.date = Field(primary_key=True, sa_type=Day)
    value: str = Field(primary_key=True)
    scale: int = Field(primary_key=True)
    score: int = Field(primary_key=True)
    count: int


class Crossings(SQLModel, table=True):
    """How often a score was given on a day about interactions that are alike in every dimension; agents are JSON."""

    __tablename__: ClassVar[Any] = "crossings"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    measure: str = Field(primary_key=True)
    day: dt.date = Field(primary_key=True, sa_type=Day)
    agents: str = Field(primary_key=True, sa_type=Text)
    team: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    product: str = Field(primary_key=True)
    language: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    area: str = Field(primary_key=True)
    scale: int = Field(primary_key=True)
    score: int = Field(primary_key=True)
    count: int


class Flows(SQLModel, table=True):
    """
    Customers who came and went on a day: see :mod:`storage.flows`.

    ``level`` is customer, or product for the products they hold; ``kind`` says what is counted. ``worth`` is what they
    pay a month together, in hundredths of ``currency``; those of whom that is not known have no currency.
    """

    __tablename__: ClassVar[Any] = "flows"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    level: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    day: dt.date = Field(primary_key=True, sa_type=Day)
    since: dt.date = Field(primary_key=True, sa_type=Day)
    product: str = Field(primary_key=True)
    contract: str = Field(primary_key=True)
    segment: str = Field(primary_key=True)
    currency: str = Field(primary_key=True)
    reason: str = Field(primary_key=True)
    count: int = Field(sa_type=BigInteger)
    worth: int = Field(sa_type=BigInteger)


class Seen(SQLModel, table=True):
    """Events that were handled: one that comes again counts for nothing."""

    __tablename__: ClassVar[Any] = "seen"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    event_id: str = Field(primary_key=True)
    at: dt.datetime = Field(sa_type=Instant)


class Outbox(SQLModel, table=True):
    """
    Messages that are owed.

    Messages of one ``lane`` (a chat) leave in order of ``due_at``; ``next_at`` is the next try. Whoever sends one
    holds it until ``leased_until``. ``version`` grows when the message is replaced. ``message`` is the platform's
    own id once it was sent, ``reason`` why it never will be. One that ``only_edits`` changes what was sent, or is
    dropped. ``under`` is the key of the message that this one belongs to. What is not sent by ``stale_at`` is dropped.
    """

    __tablename__: ClassVar[Any] = "outbox"
    __table_args__: ClassVar[Any] = (
        Index("outbox_due", "next_at", sqlite_where=OPEN, postgresql_where=OPEN),
        Index("outbox_lanes", "lane", "due_at", "key", sqlite_where=OPEN, postgresql_where=OPEN),
        Index("outbox_page", "sent_at", sqlite_where=PAGE, postgresql_where=PAGE),
        Index("outbox_lost", "due_at", sqlite_where=LOST, postgresql_where=LOST),
    )
    key: str = Field(primary_key=True)
    lane: str
    body: str = Field(sa_type=Text)
    ask: str
    due_at: dt.datetime = Field(sa_type=Instant)
    next_at: dt.datetime = Field(sa_type=Instant)
    leased_until: dt.datetime | None = Field(sa_type=Instant)
    version: int
    attempts: int
    done: bool
    message: str
    sent_at: dt.datetime | None = Field(sa_type=Instant)
    reason: str
    only_edits: bool = Field(sa_type=Flag)
    under: str
    stale_at: dt.datetime | None = Field(sa_type=Instant)


class Agenda(SQLModel, table=True):
    """
    Promises: ``body`` is the event that comes onto the road when it is due.

    Whoever brings it holds it until ``leased_until``. ``version`` grows when the promise is made anew.
    """

    __tablename__: ClassVar[Any] = "agenda"
    __table_args__: ClassVar[Any] = (Index("agenda_due", "due_at"),)
    key: str = Field(primary_key=True)
    due_at: dt.datetime = Field(sa_type=Instant)
    body: str = Field(sa_type=Text)
    leased_until: dt.datetime | None = Field(sa_type=Instant)
    version: int


class FailedEvents(SQLModel, table=True):
    """Events whose handling raised, kept for another try at the next start."""

    __tablename__: ClassVar[Any] = "failed_events"
    event_id: str = Field(primary_key=True)
    at: dt.datetime = Field(sa_type=Instant)
    body: str = Field(sa_type=Text)
    error: str
    attempts: int


class Meta(SQLModel, table=True):
    """What the database knows about itself."""

    __tablename__: ClassVar[Any] = "meta"
    name: str = Field(primary_key=True)
    value: str


AGENDA = core(Agenda)
CROSSINGS = core(Crossings)
FAILED_EVENTS = core(FailedEvents)
FLOWS = core(Flows)
META = core(Meta)
OUTBOX = core(Outbox)
SEEN = core(Seen)
TALLIES = core(Tallies)
