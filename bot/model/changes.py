"""What the company changed because customers complained, and who was told."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - storage reads these annotations at run time
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """
    What a lead says was changed; ``id`` is a short number that people can say, counted from 1.

    Those are told who complained on the days from ``first`` to before ``end`` about one of the ``topics`` in words, or
    rated one of the ``areas`` low.
    """

    KEY: ClassVar = ("id",)
    id: str
    at: dt.datetime
    actor: str
    """The ``platform:person`` who wrote it."""
    first: dt.date
    end: dt.date
    topics: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()
    """Language and text by turns; the first is for all who have none of their own."""
    state: str = "draft"
    """One of :data:`bot.changes.STATES`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTold:
    """
    A customer was told of a change, and what they said to that; the change ``""`` stands for the newest.

    ``ask`` is the token of the ask in which they complained.
    """

    KEY: ClassVar = ("customer", "change")
    customer: str
    change: str
    at: dt.datetime
    ask: str
    reacted_at: dt.datetime | None = None
    said: str = ""
