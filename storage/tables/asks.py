"""What customers were asked, and what they answered."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - the tables are built from these annotations
from typing import Any, ClassVar

from sqlalchemy import Index, Text, text
from sqlmodel import Field, SQLModel

from bot import model  # noqa: TC001 - the same
from storage.columns import Day, Flag, Instant, Names, State
from storage.tables.base import CLUSTERED


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
