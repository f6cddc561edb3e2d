"""Which of the asks of a window are answered, and how many answers came in."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import Connection, distinct, func, not_, or_, select

from bot.model import AskState
from bot.reports.contacts import Asked, Share
from storage.ledgers import TALLIES as COUNTS
from storage.served import belonging, narrowed, placed
from storage.tables import ASKS
from storage.tables import INTERACTIONS as ABOUT
from storage.tables import RESPONSES as ANSWERS
from storage.tallies import ONE_VALUE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from zoneinfo import ZoneInfo

    from bot.periods.window import Window

REACHED = (AskState.OPEN, AskState.ANSWERED, AskState.STOPPED, AskState.EXPIRED)
"""States of asks that somebody had in front of them."""
TOLD = or_(ASKS.c.platform != "", ASKS.c.version != "")
"""Our own asks, and those of other systems that also tell of the unanswered ones."""
COUNTED = (TOLD, not_(ASKS.c.test), ASKS.c.agent == "", ASKS.c.state.in_(REACHED))


def asked(connection: Connection, window: Window, by: str, filters: Mapping[str, str]) -> dict[str, Asked]:
    """Return the asks of each group, by when they were sent."""
    if not {by, *filters} <= {"", "agent", *ONE_VALUE}:
        return {}
    places = placed(by, filters)
    query = (
        select(ASKS.c.state, func.count().label("n"), *places)
        .join_from(ASKS, ABOUT, ABOUT.c.id == ASKS.c.interaction, isouter=not filters and not by)
        .where(ASKS.c.asked_at >= window.start_at, ASKS.c.asked_at < window.end_at, *COUNTED, *narrowed(filters))
        .group_by(ASKS.c.state, *places)
    )
    found: dict[str, Counter[AskState]] = defaultdict(Counter)
    for row in connection.execute(query):
        for name in belonging(row, by, filters):
            found[name][row.state] += row.n
    return {name: _asked(count) for name, count in found.items()}


def _asked(count: Counter[AskState]) -> Asked:
    return Asked(answered=Share(hits=count[AskState.ANSWERED], n=sum(count.values())), open=count[AskState.OPEN])


def received(connection: Connection, window: Window) -> int:
    """Return how many asks were first answered in the window, whenever they were sent."""
    days = (ANSWERS.c.day >= window.first, ANSWERS.c.day < window.end)
    scored = (ANSWERS.c.score.is_not(None), ANSWERS.c.void == "", not_(ASKS.c.test), ASKS.c.agent == "")
    joined = select(func.count(distinct(ANSWERS.c.ask))).join_from(ANSWERS, ASKS, ASKS.c.token == ANSWERS.c.ask)
    measures = select(COUNTS.c.measure).where(COUNTS.c.dimension == "").distinct()
    found: int = connection.scalar(joined.where(ANSWERS.c.measure.in_(measures), *days, *scored)) or 0
    return found


def span(connection: Connection, zone: ZoneInfo) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day on which somebody was asked."""
    at = ASKS.c.asked_at
    found = [connection.scalar(select(at).where(TOLD).order_by(way).limit(1)) for way in (at.asc(), at.desc())]
    days = [instant.astimezone(zone).date() for instant in found if instant]
    return (days[0], days[-1]) if days else None
