"""What is asked, of whom, and how often."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - the tables are built from these annotations
from typing import Any, ClassVar

from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from storage.columns import Instant
from storage.tables.base import CLUSTERED


class Editions(SQLModel, table=True):
    """Rows of :class:`bot.model.Edition`."""

    __tablename__: ClassVar[Any] = "editions"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    name: str = Field(primary_key=True)
    version: str = Field(primary_key=True)
    body: str = Field(sa_type=Text)


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
