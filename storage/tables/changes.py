"""What was changed after complaints, and who was told."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - the tables are built from these annotations
from typing import Any, ClassVar

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from storage.columns import Day, Instant, Names
from storage.tables.base import CLUSTERED


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
