"""What an interaction took: what one record leaves out stays known, and its working time is counted when it is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.messages import Recorded

if TYPE_CHECKING:
    import datetime as dt

    from bot.hours.working import Hours
    from bot.messages import InteractionEnded
    from bot.model import Interaction

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


def timed(new: Interaction, known: Interaction | None, hours: Hours, **facts: Any) -> Interaction:  # noqa: ANN401
    """Return the interaction with these facts, all that is known of its times, and the working time it took."""
    kept = {name: getattr(known, name) for name in TIMES if silent(getattr(new, name))} if known else {}
    ended_at = facts.get("ended_at", new.ended_at)
    if kept.get("outcome") == OPEN and ended_at:
        kept["outcome"] = ""
    started_at, outcome, waited, paused, replied_at = (
        kept.get(name, getattr(new, name)) for name in ("started_at", "outcome", "waited", "paused", "replied_at")
    )
    replied_in, resolved_in = taken(hours, started_at, replied_at, ended_at, waited, paused, outcome)
    return replace(new, **facts, **kept, replied_in=replied_in, resolved_in=resolved_in)


def taken(
    hours: Hours,
    started_at: dt.datetime | None,
    replied_at: dt.datetime | None,
    ended_at: dt.datetime | None,
    waited: int | None,
    paused: int | None,
    outcome: str,
) -> tuple[int | None, int | None]:
    """Return the seconds of working time until the first reply and until it was resolved, as far as they are known."""
    replied_in = None if outcome == "abandoned" else _between(hours, started_at, replied_at, waited)
    resolved_in = None if outcome in UNRESOLVED else _between(hours, started_at, ended_at, None)
    return replied_in, None if resolved_in is None else max(0, resolved_in - (paused or 0))


def _between(hours: Hours, start: dt.datetime | None, end: dt.datetime | None, otherwise: int | None) -> int | None:
    """Return the working seconds between two instants, or what else is known where one of them is not."""
    return hours.seconds(start, end) if start and end else otherwise
