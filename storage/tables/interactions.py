"""Interactions, and what was agreed and aimed at."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - the tables are built from these annotations
from typing import Any, ClassVar

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.columns import Flag, Instant, Names
from storage.tables.base import CLUSTERED


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
