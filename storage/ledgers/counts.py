"""Counts of a day: scores given, and customers who came and went."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - the tables are built from these annotations
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Index, Text
from sqlmodel import Field, SQLModel

from storage.columns import Day
from storage.tables import CLUSTERED


class Tallies(SQLModel, table=True):
    """How often a score was given on a day, for each value of each dimension; dimension ``""`` holds all."""

    __tablename__: ClassVar[Any] = "tallies"
    __table_args__: ClassVar[Any] = (Index("tallies_by_value", "dimension", "value"), CLUSTERED)
    dimension: str = Field(primary_key=True)
    measure: str = Field(primary_key=True)
    day: dt.date = Field(primary_key=True, sa_type=Day)
    value: str = Field(primary_key=True)
    scale: int = Field(primary_key=True)
    score: int = Field(primary_key=True)
    count: int


class Crossings(SQLModel, table=True):
    """How often a score was given on a day about interactions that are alike in every dimension; agents are JSON."""

    __tablename__: ClassVar[Any] = "crossings"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    measure: str = Field(primary_key=True)
    day: dt.date = Field(primary_key=True, sa_type=Day)
    agents: str = Field(primary_key=True, sa_type=Text)
    team: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    product: str = Field(primary_key=True)
    language: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    area: str = Field(primary_key=True)
    scale: int = Field(primary_key=True)
    score: int = Field(primary_key=True)
    count: int


class Flows(SQLModel, table=True):
    """
    Customers who came and went on a day: see :mod:`storage.flows`.

    ``level`` is customer, or product for the products they hold; ``kind`` says what is counted. ``worth`` is what they
    pay a month together, in hundredths of ``currency``; those of whom that is not known have no currency.
    """

    __tablename__: ClassVar[Any] = "flows"
    __table_args__: ClassVar[Any] = (CLUSTERED,)
    level: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    day: dt.date = Field(primary_key=True, sa_type=Day)
    since: dt.date = Field(primary_key=True, sa_type=Day)
    product: str = Field(primary_key=True)
    contract: str = Field(primary_key=True)
    segment: str = Field(primary_key=True)
    currency: str = Field(primary_key=True)
    reason: str = Field(primary_key=True)
    count: int = Field(sa_type=BigInteger)
    worth: int = Field(sa_type=BigInteger)
