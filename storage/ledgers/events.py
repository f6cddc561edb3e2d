"""Which events were handled, and which failed."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - the tables are built from these annotations
from typing import Any, ClassVar

from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from storage.columns import Instant
from storage.tables import CLUSTERED


class Seen(SQLModel, table=True):
    """Events that were handled: one that comes again counts for nothing."""

    __tablename__: ClassVar[Any] = "seen"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    event_id: str = Field(primary_key=True)
    at: dt.datetime = Field(sa_type=Instant)


class FailedEvents(SQLModel, table=True):
    """Events whose handling raised, kept for another try at the next start."""

    __tablename__: ClassVar[Any] = "failed_events"
    event_id: str = Field(primary_key=True)
    at: dt.datetime = Field(sa_type=Instant)
    body: str = Field(sa_type=Text)
    error: str
    attempts: int
