"""What the bot tells itself, later."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - storage reads these annotations at run time
from dataclasses import dataclass

from bot.messages.events import Event  # noqa: TC001 - the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """
    An event that comes onto the road when it is due, exactly once.

    ``key`` is unique: promising the same key again replaces the promise. The event arrives with the instant at which
    it came, as that may be later than it was due.
    """

    key: str
    due_at: dt.datetime
    event: Event
