"""Who may do what, and what was done."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - the tables are built from these annotations
from typing import Any, ClassVar

from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from storage.columns import Instant
from storage.tables.base import CLUSTERED


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
