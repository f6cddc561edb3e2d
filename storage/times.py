"""How long the interactions of a window took, and how satisfied customers were after long ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select

from bot.reports.contacts import Took
from bot.reports.durations import Durations
from storage.served import belonging, interactions, narrowed, placed
from storage.tables import ASKS
from storage.tables import INTERACTIONS as ABOUT
from storage.tables import RESPONSES as ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.periods.window import Window

Counts = dict[str, Counter[int]]
COLUMNS = (ABOUT.c.talked, ABOUT.c.held, ABOUT.c.wrapped_up, ABOUT.c.waited)
PARTS = ("talk", "hold", "after", "wait")


def took(connection: Connection, window: Window, by: str, filters: Mapping[str, str]) -> dict[str, Took]:
    """Return the durations of each group; exact to the second, as seconds are what is recorded."""
    found: dict[str, Counts] = defaultdict(lambda: defaultdict(Counter))
    for names, row in interactions(connection, window, by, filters, COLUMNS):
        spent = dict(zip(PARTS, row[:4], strict=True))
        handling = [seconds for part in PARTS[:3] if (seconds := spent[part]) is not None]
        for name in names:
            _add(found[name], spent, sum(handling) if handling else None)
    return {name: _took(counts) for name, counts in found.items() if counts}


def _add(counts: Counts, spent: Mapping[str, int | None], handling: int | None) -> None:
    for part, seconds in (*spent.items(), ("handling", handling)):
        if seconds is not None:
            counts[part][seconds] += 1


def _took(counts: Counts) -> Took:
    return Took(**{part: Durations(dict(count)) for part, count in counts.items()})


def lengths(
    connection: Connection, measure: str, window: Window, filters: Mapping[str, str]
) -> Iterator[tuple[str, int, int, int]]:
    """Yield the seconds of a talk as text, and scale, score and number of the answers given after such a one."""
    started = ABOUT.c.started_at
    # not by the index on measures: SQLite would begin with all answers and look through the window for each of them
    reached = ANSWERS.c.measure.concat("")
    query = (
        select(func.count().label("count"), ABOUT.c.talked, ANSWERS.c.scale, ANSWERS.c.score, *placed("", filters))
        .join_from(ABOUT, ASKS, ASKS.c.token == ABOUT.c.ask)
        .join(ANSWERS, ANSWERS.c.ask == ASKS.c.token)
        .where(started >= window.start_at, started < window.end_at, ABOUT.c.talked.is_not(None))
        .where(reached == measure, ANSWERS.c.score.is_not(None), ANSWERS.c.area == "")
        .where(ANSWERS.c.void == "", ~ASKS.c.test, *narrowed(filters))
        .group_by(ABOUT.c.talked, ANSWERS.c.scale, ANSWERS.c.score, *placed("", filters))
    )
    for row in connection.execute(query):
        if belonging(row, "", filters):
            yield str(row[1]), row[2], row[3], row[0]
