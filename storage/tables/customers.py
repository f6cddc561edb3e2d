"""Customers, what happened with them, and how they can be reached."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - the tables are built from these annotations
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Index, Text, text
from sqlmodel import Field, SQLModel

from storage.columns import Day, Flag, Instant, Names
from storage.tables.base import CLUSTERED

MERGED = text("merged_into <> ''")


class Customers(SQLModel, table=True):
    """Rows of :class:`bot.model.Customer`."""

    __tablename__: ClassVar[Any] = "customers"
    __table_args__: ClassVar[Any] = (
        Index("customers_by_name", "name"),
        Index("customers_merged", "merged_into", sqlite_where=MERGED, postgresql_where=MERGED),
        CLUSTERED,
    )
    id: str = Field(primary_key=True)
    name: str
    language: str
    home: str
    stopped_at: dt.datetime | None = Field(sa_type=Instant)
    language_source: str
    zone: str
    merged_into: str
    products: tuple[str, ...] = Field(sa_type=Names)
    contract: str
    segment: str
    value: int | None = Field(sa_type=BigInteger)
    currency: str
    joined_at: dt.datetime | None = Field(sa_type=Instant)
    left_at: dt.datetime | None = Field(sa_type=Instant)
    events: int
    stays: int


class CustomerEvents(SQLModel, table=True):
    """Rows of :class:`bot.model.CustomerEvent`."""

    __tablename__: ClassVar[Any] = "customer_events"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    id: str = Field(primary_key=True)
    customer: str
    kind: str
    at: dt.datetime = Field(sa_type=Instant)
    day: dt.date = Field(sa_type=Day)
    reason: str = Field(sa_type=Text)
    product: str
    value: int | None = Field(sa_type=BigInteger)
    currency: str
    agent: str
    reference: str
    contract: str
    segment: str
    since: dt.date | None = Field(sa_type=Day)


class Stays(SQLModel, table=True):
    """Rows of :class:`bot.model.Stay`."""

    __tablename__: ClassVar[Any] = "stays"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    id: str = Field(primary_key=True)
    customer: str
    product: str
    contract: str
    segment: str
    since: dt.date | None = Field(sa_type=Day)
    opening: str
    began: dt.date | None = Field(sa_type=Day)
    ended: dt.date | None = Field(sa_type=Day)
    lost: bool = Field(sa_type=Flag)
    reason: str = Field(sa_type=Text)
    value: int | None = Field(sa_type=BigInteger)
    currency: str
    after: dt.date | None = Field(sa_type=Day)


class Contacts(SQLModel, table=True):
    """Rows of :class:`bot.model.Contact`."""

    __tablename__: ClassVar[Any] = "contacts"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    platform: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    chat: str
    customer: str


class Guesses(SQLModel, table=True):
    """Rows of :class:`bot.model.Guess`."""

    __tablename__: ClassVar[Any] = "guesses"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    indicator: str = Field(primary_key=True)
    period: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    value: float
    at: dt.datetime = Field(sa_type=Instant)
