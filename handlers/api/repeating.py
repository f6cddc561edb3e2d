"""A request that came before: whether it is the same one again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from bot.messages import Actor, Address, Commanded
from handlers.api.ending import PLATFORM, Ending
from handlers.api.problems import Declined

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

COMPARED = ("agents", "team", "channel", "kind", "product", "started", "ended")


def question(interaction: str, at: dt.datetime) -> Commanded:
    """Return the event that asks the core what it knows of an interaction."""
    actor, here = Actor(platform=PLATFORM, person="key"), Address(platform=PLATFORM, chat="key")
    return Commanded(id=f"api:{uuid4()}", at=at, actor=actor, where=here, name="became", words=interaction)


def compare(ending: Ending, facts: Mapping[str, Any]) -> None:
    """
    Let through a request that says again what is known; what it leaves empty was filled in by us.

    Raises:
        Declined: its reference belongs to somebody else, or its key came with another body.
    """
    if facts["known"] and ending.customer.id and ending.customer.id not in facts["customers"]:
        raise Declined(409, "taken")
    given = {name: getattr(ending, name) for name in COMPARED}
    if not facts["known"] or any(value and value != facts[name] for name, value in given.items()):
        raise Declined(422, "reused")
