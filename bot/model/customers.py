"""Customers, and what happened with them."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - storage reads these annotations at run time
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """Somebody the company serves; ``id`` is the company's own number, or minted here."""

    KEY: ClassVar = ("id",)
    id: str
    name: str = ""
    language: str = ""
    home: str = ""
    """The ``platform:person`` where they were last met."""
    stopped_at: dt.datetime | None = None
    """When they asked never to be asked again."""
    language_source: str = ""
    """How the language is known: choice, company, locale or written; see :data:`bot.people.SOURCES`."""
    zone: str = ""
    """Where their clocks stand, such as Asia/Manila; empty for the workspace's zone."""
    merged_into: str = ""
    """The customer who is the same person and counts in place of this one."""
    products: tuple[str, ...] = ()
    """What they hold, in alphabetical order; what they hold without a name is ``""``."""
    contract: str = ""
    segment: str = ""
    value: int | None = None
    """What they pay a month, in hundredths of ``currency``; ``None`` when it is not known."""
    currency: str = ""
    joined_at: dt.datetime | None = None
    """When they first became a customer; ``None`` when nobody said."""
    left_at: dt.datetime | None = None
    """When their last product ended; ``None`` while they hold one."""
    events: int = 0
    """How many :class:`CustomerEvent` there are of theirs."""
    stays: int = 0
    """How many :class:`Stay` there are of theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerEvent:
    """
    Something that happened between a customer and the company: see :data:`bot.customers.history.KINDS`.

    ``id`` is the customer's with a number, so that the events of one customer can be found. ``value`` is in hundredths
    of ``currency``: what the customer pays a month from now on, or what goods that came back were worth.
    """

    KEY: ClassVar = ("id",)
    id: str
    customer: str
    kind: str
    at: dt.datetime
    day: dt.date
    """The local day."""
    reason: str = ""
    product: str = ""
    """Which product it is about; empty for all, or for one without a name."""
    value: int | None = None
    currency: str = ""
    agent: str = ""
    """Who saw to it."""
    reference: str = ""
    """The name that the system has for it which it comes from."""
    contract: str = ""
    segment: str = ""
    since: dt.date | None = None
    """For a referral by a customer of that day: the day of their one before, or :data:`bot.customers.history.NEVER`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """
    Days in a row on which nothing changed about a customer, or about one ``product`` of theirs.

    It follows from the customer's events. Stays that follow on one another are one time with the company, which began
    on ``since`` and ends for good with the stay that was ``lost``. ``since`` is ``None`` when it turned out that there
    was no such stay.
    """

    KEY: ClassVar = ("id",)
    id: str
    customer: str
    product: str = ""
    contract: str = ""
    segment: str = ""
    since: dt.date | None = None
    opening: str = ""
    """How it began: joined, back or changed."""
    began: dt.date | None = None
    ended: dt.date | None = None
    lost: bool = False
    reason: str = ""
    value: int | None = None
    currency: str = ""
    after: dt.date | None = None
    """For one that opens with back: the day on which the time with the company before ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """
    What a manager believes an indicator to be.

    ``value`` is in the indicator's own unit, shares from 0 to 1; ``period`` is the first and the last day.
    """

    KEY: ClassVar = ("indicator", "period", "subject")
    indicator: str
    period: str
    subject: str
    value: float
    at: dt.datetime
