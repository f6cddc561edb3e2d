"""What customers wrote beside their scores."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, Text, literal_column, select, type_coerce

from storage.tables import ASKS
from storage.tables import INTERACTIONS as ABOUT
from storage.tables import RESPONSES as ANSWERS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from sqlalchemy.sql import ColumnElement

    from bot.periods.window import Window

SCORE = ANSWERS.alias("score")


class Comment(NamedTuple):
    """Implements :class:`bot.ports.Voice`."""

    text: str
    score: int | None
    label: str
    answered_at: dt.datetime
    reference: str


def voices(
    connection: Connection, measure: str, window: Window, limit: int, filters: Mapping[str, str]
) -> Sequence[Comment]:
    """Return the newest comments of the window that stand beside a score of this measure and pass every filter."""
    beside = (SCORE.c.ask == ANSWERS.c.ask) & (SCORE.c.measure == measure) & SCORE.c.score.is_not(None)
    query = (
        select(ANSWERS.c.text, SCORE.c.score, ANSWERS.c.label, ANSWERS.c.answered_at, ASKS.c.interaction)
        .join(SCORE, beside)
        .join(ASKS, ASKS.c.token == ANSWERS.c.ask)
        .join(ABOUT, ABOUT.c.id == ASKS.c.interaction)
        .where(ANSWERS.c.measure == "text", ANSWERS.c.void == "", SCORE.c.void == "", ~ASKS.c.test)
        .where(ANSWERS.c.text != literal_column("''"), ANSWERS.c.day >= window.first, ANSWERS.c.day < window.end)
        .where(*(_passes(name, value) for name, value in filters.items()))
        .order_by(ANSWERS.c.day.desc(), ANSWERS.c.answered_at.desc())
        .limit(limit)
    )
    return [Comment(*row) for row in connection.execute(query)]


def _passes(dimension: str, value: str) -> ColumnElement[Any]:
    if dimension == "area":
        return SCORE.c.area == value
    if dimension == "agent":
        named = json.dumps(value, ensure_ascii=False)
        return type_coerce(ABOUT.c.agents, Text).contains(named, autoescape=True)
    return ABOUT.c[dimension] == value
