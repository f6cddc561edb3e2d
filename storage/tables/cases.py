"""Cases, and who hears of them."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - the tables are built from these annotations
from typing import Any, ClassVar

from sqlalchemy import Index, Text, text
from sqlmodel import Field, SQLModel

from bot import model  # noqa: TC001 - the same
from storage.columns import Day, Flag, Instant, Names, Stage
from storage.tables.base import CLUSTERED

TO_DO = text("due_at IS NOT NULL")


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
