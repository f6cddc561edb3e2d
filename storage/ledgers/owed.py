"""What is owed: messages, and promises of events."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - the tables are built from these annotations
from typing import Any, ClassVar

from sqlalchemy import Index, Text, text
from sqlmodel import Field, SQLModel

from storage.columns import Flag, Instant

OPEN = text("NOT done")
PAGE = text("lane = 'web:team' AND message <> ''")
LOST = text("done AND message = '' AND reason <> ''")


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
