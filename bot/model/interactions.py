"""What happened between a customer and the company, and what was agreed about it."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - storage reads these annotations at run time
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """
    One contact between a customer and the company.

    ``agents`` are those who served at its end, frozen then: they are the ones who are rated.
    ``id`` is the reference of the system it comes from, or minted here.
    """

    KEY: ClassVar = ("id",)
    id: str
    customer: str = ""
    agents: tuple[str, ...] = ()
    team: str = ""
    channel: str = ""
    kind: str = ""
    product: str = ""
    language: str = ""
    started_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None
    ask: str = ""
    """The token of the ask about it."""
    replied_at: dt.datetime | None = None
    """When somebody first replied."""
    talked: int | None = None
    """Seconds spent talking or writing with the customer; ``None``, as below, where nobody recorded it."""
    held: int | None = None
    """Seconds the customer was on hold."""
    wrapped_up: int | None = None
    """Seconds of work after the contact."""
    waited: int | None = None
    """Seconds until the call was answered, or given up."""
    paused: int | None = None
    """Working seconds in which the company waited for the customer."""
    outcome: str = ""
    """One of :data:`OUTCOMES`, or empty when nobody said."""
    reply_kept: bool | None = None
    """Whether the first reply came within the agreed time, where the other system says so itself."""
    resolution_kept: bool | None = None
    """The same for the resolution."""
    replied_in: int | None = None
    """Working seconds from the start to the first reply."""
    resolved_in: int | None = None
    """Working seconds from the start to the resolution, without those paused."""


OUTCOMES = ("resolved", "unresolved", "answered", "abandoned", "open")
"""What became of an interaction: ``answered`` when nobody knows whether that helped, ``open`` while it goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedTime:
    """
    What customers were promised: seconds of working time until the first ``reply`` and until it is resolved.

    An empty ``kind`` or ``channel`` stands for any. It holds for what started on the day ``since`` or later, which is
    written as in ISO 8601 and empty where it always held.
    """

    KEY: ClassVar = ("kind", "channel", "since")
    kind: str
    channel: str
    since: str
    reply: int | None = None
    resolve: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """
    What another system sends under a key of its own, so that the same again counts once.

    ``mark`` stands for the whole of what was sent first.
    """

    KEY: ClassVar = ("key",)
    key: str
    mark: str
    at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """
    What an indicator is to reach, in its own unit: shares from 0 to 1, durations in seconds.

    An empty ``area`` or ``team`` stands for all. It holds for windows that end on the day ``since`` or later, which is
    written as in ISO 8601 and empty where it always held. Without a ``value`` there is no target any more.
    """

    KEY: ClassVar = ("indicator", "area", "team", "since")
    indicator: str
    area: str
    team: str
    since: str
    value: float | None
