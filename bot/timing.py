"""What an interaction took: what one record leaves out stays known, and its working time is counted when it is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.messages import Recorded

if TYPE_CHECKING:
    import datetime as dt

    from bot.messages import InteractionEnded
    from bot.model import Interaction
    from bot.working import Hours

TIMES = (
    *("started_at", "replied_at", "talked", "held", "wrapped_up", "waited", "paused"),
    *("outcome", "reply_kept", "resolution_kept"),
)
"""What another record of the same interaction adds to, and does not take away by its silence."""
OPEN = "open"
UNRESOLVED = frozenset({"unresolved", "abandoned", OPEN})


def silent(value: object) -> bool:
    """Return whether a field says nothing; zero seconds and a "no" say something."""
    return value is None or value in ("", ())


def end(event: InteractionEnded | Recorded) -> dt.datetime | None:
    """Return when the interaction ended, or ``None`` while it goes on, as far as a record of it knows."""
    about = event.interaction
    if about.outcome == OPEN:
        return None
    return about.ended_at or (None if isinstance(event, Recorded) and about.started_at else event.at)


def timed(interaction: Interaction, known: Interaction | None, hours: Hours) -> Interaction:
    """Return the interaction with all that is known of its times, and with the working time it took."""
    kept = {name: getattr(known, name) for name in TIMES if known and silent(getattr(interaction, name))}
    if kept.get("outcome") == OPEN and interaction.ended_at:
        kept["outcome"] = ""
    whole = replace(interaction, **kept) if kept else interaction
    return replace(whole, replied_in=_replied(whole, hours), resolved_in=_resolved(whole, hours))


def _replied(one: Interaction, hours: Hours) -> int | None:
    """Return the working seconds to the first reply; a call that was answered is replied to when the waiting ends."""
    if one.outcome == "abandoned":
        return None
    if one.started_at and one.replied_at:
        return hours.seconds(one.started_at, one.replied_at)
    return one.waited


def _resolved(one: Interaction, hours: Hours) -> int | None:
    if not (one.started_at and one.ended_at) or one.outcome in UNRESOLVED:
        return None
    return max(0, hours.seconds(one.started_at, one.ended_at) - (one.paused or 0))
