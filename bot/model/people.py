"""Who people are to the bot, and what they did and chose."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - storage reads these annotations at run time
from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar


class Role(IntEnum):
    """What a person may do; each role may do what the ones below it may."""

    CUSTOMER = 0
    AGENT = 1
    LEAD = 2
    ADMIN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A place where a customer can be reached: ``person`` is the platform's own id for them."""

    KEY: ClassVar = ("platform", "person")
    platform: str
    person: str
    chat: str
    customer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A role given in chat. ``subject`` is ``platform:id`` of a person, a chat or a group."""

    KEY: ClassVar = ("subject",)
    subject: str
    role: int
    until: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """
    Somebody who serves: ``name`` is the one that interactions give them, in small letters, and ``shown`` as written.

    ``subject`` is their own ``platform:person``, where they are asked for their view.
    """

    KEY: ClassVar = ("name",)
    name: str
    shown: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A one-time link that opens the team's page."""

    KEY: ClassVar = ("token",)
    token: str
    role: int
    expires_at: dt.datetime
    used_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """What somebody chose for themselves; ``subject`` is their ``platform:person``."""

    KEY: ClassVar = ("subject",)
    subject: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """
    Who did what that others must be able to look up: ``about`` names the interaction, customer or rule.

    ``id`` is the event's, so that nothing is noted twice.
    """

    KEY: ClassVar = ("id",)
    id: str
    at: dt.datetime
    actor: str
    deed: str
    about: str
    why: str = ""
