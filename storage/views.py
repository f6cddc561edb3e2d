"""What those who served said, with what the same contacts' customers said."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, and_, func, select

from bot.reports.views import CHOSEN, CUSTOMERS, DIMENSIONS, OWN, Views
from bot.tally import Tally
from storage.tables import ASKS
from storage.tables import INTERACTIONS as ABOUT
from storage.tables import RESPONSES as ANSWERS
from storage.tallies import ONE_VALUE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Select
    from sqlalchemy.sql import ColumnElement

    from bot.periods.window import Window

SAID = "agent_text"
THEIRS = ANSWERS.alias("theirs")
"""What the customer of the same contact answered."""


def views(connection: Connection, window: Window, by: str, filters: Mapping[str, str]) -> dict[str, Views]:
    """Return the views of each group, without what all its customers say."""
    if not {by, *filters} <= {"", "day", *DIMENSIONS}:
        return {}
    group = _place(by) if by else None
    columns = [ANSWERS.c.scale, ANSWERS.c.score, THEIRS.c.score.label("theirs")]
    columns += [] if group is None else [group.label("place")]
    query = _counting(select(func.count().label("n"), *columns), OWN, window, filters)
    query = query.outerjoin(THEIRS, _same_contact()).where(ANSWERS.c.score.is_not(None)).group_by(*columns[:3])
    query = query if group is None else query.group_by(group)
    found: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(query):
        if group is None or row.place:
            found["" if group is None else str(row.place)].append(row)
    return {name: _views(rows) for name, rows in found.items()}


def chosen(connection: Connection, window: Window, filters: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """Return how often each option was chosen, by question."""
    columns = (ANSWERS.c.question, ANSWERS.c.text)
    query = _counting(select(*columns, func.count()), CHOSEN, window, filters).where(ANSWERS.c.text != "")
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for question, options, n in connection.execute(query.group_by(*columns)):
        found[question].update(dict.fromkeys(options.split(), n))
    return {question: dict(counts.most_common()) for question, counts in found.items()}


def proposed(connection: Connection, window: Window, filters: Mapping[str, str], limit: int) -> list[tuple[str, str]]:
    """Return who served and the words they added, the newest first."""
    query = _counting(select(ASKS.c.agent, ANSWERS.c.text), SAID, window, filters).where(ANSWERS.c.text != "")
    rows = connection.execute(query.order_by(ANSWERS.c.answered_at.desc(), ANSWERS.c.ask).limit(limit))
    return [(agent, words) for agent, words in rows]


def _counting(query: Select[Any], measure: str, window: Window, filters: Mapping[str, str]) -> Select[Any]:
    return (
        query.join_from(ANSWERS, ASKS, ASKS.c.token == ANSWERS.c.ask)
        .join(ABOUT, ABOUT.c.id == ASKS.c.interaction)
        .where(ANSWERS.c.measure == measure, ANSWERS.c.void == "", ~ASKS.c.test, ASKS.c.agent != "")
        .where(ANSWERS.c.day >= window.first, ANSWERS.c.day < window.end)
        .where(*_passing(filters))
    )


def _passing(filters: Mapping[str, str]) -> Iterator[ColumnElement[bool]]:
    for name, value in filters.items():
        if value:
            yield _place(name) == value


def _place(name: str) -> ColumnElement[Any]:
    if name == "agent":
        return ASKS.c.agent
    return ABOUT.c[name] if name in ONE_VALUE else ANSWERS.c.day


def _same_contact() -> ColumnElement[bool]:
    rated = and_(THEIRS.c.measure == CUSTOMERS, THEIRS.c.area == "", THEIRS.c.void == "")
    return and_(THEIRS.c.ask == ABOUT.c.ask, ABOUT.c.ask != "", rated, THEIRS.c.scale == ANSWERS.c.scale)


def _views(rows: list[Any]) -> Views:
    own: Counter[int] = Counter()
    compared: Counter[int] = Counter()
    for row in rows:
        own[row.score] += row.n
        if row.theirs is not None:
            compared[(row.score > row.theirs) - (row.score < row.theirs)] += row.n
    tally = Tally(rows[0].scale, dict(own))
    return Views(own=tally, better=compared[1], same=compared[0], worse=compared[-1])
