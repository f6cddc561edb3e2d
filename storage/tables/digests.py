"""Digests, and watches over low scores."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - the tables are built from these annotations
from typing import Any, ClassVar

from sqlmodel import Field, SQLModel

from storage.columns import Day, Flag, Instant, Names
from storage.tables.base import CLUSTERED


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
