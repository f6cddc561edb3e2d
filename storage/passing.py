"""Which comments pass a request's filters."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, false, literal_column, select, type_coerce

from bot.hearing import NO_TOPIC
from storage.tables import ASKS
from storage.tables import INTERACTIONS as ABOUT
from storage.tables import RESPONSES as ANSWERS
from storage.tallies import ONE_VALUE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Select
    from sqlalchemy.sql import ColumnElement, FromClause

    from bot.periods.window import Window

RATED = ANSWERS.alias("rated")
NOTHING: ColumnElement[str] = literal_column("''")
COMMENTS = (ANSWERS.c.measure == literal_column("'text'")) & (ANSWERS.c.text != NOTHING)


def comments(query: Select[Any], window: Window, filters: Mapping[str, str]) -> Select[Any]:
    """Return the query of answers joined with asks and interactions, cut to the comments that count and pass."""
    return (
        query.join(ASKS, ASKS.c.token == ANSWERS.c.ask)
        .join(ABOUT, ABOUT.c.id == ASKS.c.interaction)
        .where(COMMENTS, ANSWERS.c.void == NOTHING, ~ASKS.c.test)
        .where(ANSWERS.c.day >= window.first, ANSWERS.c.day < window.end)
        .where(*(each for name, value in filters.items() if value for each in _passes(name, value)))
    )


def beside(*fits: ColumnElement[bool], rated: FromClause = RATED) -> ColumnElement[bool]:
    """Return that a score which counts stands beside a comment and fits."""
    here = (rated.c.ask == ANSWERS.c.ask, rated.c.score.is_not(None), rated.c.void == NOTHING)
    return select(literal_column("1")).select_from(rated).where(*here, *fits).correlate(ANSWERS).exists()


def about(topic: str) -> ColumnElement[bool]:
    """Return that a comment speaks of a topic, or of none that we know."""
    names = type_coerce(ANSWERS.c.topics, Text)
    return names == "[]" if topic == NO_TOPIC else _holds(names, topic)


def _passes(dimension: str, value: str) -> Iterator[ColumnElement[bool]]:
    if dimension == "area":
        yield beside(RATED.c.area == value)
    elif dimension == "topic":
        yield about(value)
    elif dimension == "agent":
        yield _holds(type_coerce(ABOUT.c.agents, Text), value)
    else:
        yield ABOUT.c[dimension] == value if dimension in ONE_VALUE else false()


def _holds(names: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Return that a list of names holds one."""
    return names.contains(json.dumps(name, ensure_ascii=False), autoescape=True)
