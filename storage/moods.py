"""What comments feel like and what they speak of, straight from the comments: for what no daily count holds."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from bot.hearing import NO_TOPIC, SCORES, STEPS, UNKNOWN
from bot.reports.mentions import Mentions
from bot.tally import Tally
from storage.crossed import groups_of
from storage.passing import comments
from storage.tables import INTERACTIONS as ABOUT
from storage.tables import RESPONSES as ANSWERS
from storage.tallies import ONE_VALUE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.sql import ColumnElement

    from bot.periods.window import Window

COLUMNS: dict[str, ColumnElement[Any]] = {
    "day": ANSWERS.c.day,
    "agent": ABOUT.c.agents.label("agents"),
    **{name: ABOUT.c[name] for name in ONE_VALUE},
}
"""What is read to tell the groups of a dimension apart."""

Mood = tuple[str, tuple[str, ...], int, int]
"""Group, topics, score, how many."""


def counts(
    connection: Connection, window: Window, by: str, filters: Mapping[str, str]
) -> Iterator[tuple[str, int, int, int]]:
    """Yield group, scale, score and how often, for comments that pass every filter."""
    wanted = filters.get("topic")
    for group, topics, score, count in _moods(connection, window, "" if by == "topic" else by, filters):
        groups = [each for each in topics or (NO_TOPIC,) if wanted in {None, each}] if by == "topic" else [group]
        yield from ((each, STEPS, score, count) for each in groups)


def mentions(connection: Connection, window: Window, by: str, filters: Mapping[str, str]) -> Mapping[str, Mentions]:
    """Return what the comments of each group speak of."""
    comments, tagged = Counter[str](), Counter[str]()
    topics: dict[str, dict[str, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
    for group, named, score, count in _moods(connection, window, by, filters):
        comments[group] += count
        tagged[group] += count if named else 0
        for topic in named:
            topics[group][topic][score] += count
    return {group: _summed(comments[group], tagged[group], topics[group]) for group in comments}


def tallied(everything: Tally, topics: Mapping[str, Tally]) -> Mapping[str, Mentions]:
    """Return the same of all comments together, from their daily counts as a whole and by topic."""
    silent = topics.get(NO_TOPIC, Tally()).n
    named = {topic: tally for topic, tally in topics.items() if topic != NO_TOPIC}
    found = Mentions(comments=everything.n, tagged=everything.n - silent, topics=named)
    return {"": found} if everything.n else {}


def _summed(comments: int, tagged: int, topics: Mapping[str, Mapping[int, int]]) -> Mentions:
    """Return counts by topic and score as a sample."""
    found = {topic: Tally(STEPS, dict(scores)) for topic, scores in topics.items()}
    return Mentions(comments=comments, tagged=tagged, topics=found)


def _moods(connection: Connection, window: Window, by: str, filters: Mapping[str, str]) -> Iterator[Mood]:
    if by and by not in COLUMNS:
        return
    needed = {COLUMNS[name] for name in ({by} | ({"agent"} & filters.keys())) - {""}}
    columns = (ANSWERS.c.label, ANSWERS.c.topics, *needed)
    query = comments(select(func.count().label("count"), *columns).select_from(ANSWERS), window, filters)
    for row in connection.execute(query.group_by(*columns)).mappings():
        for group in groups_of(dict(row), by, filters.get("agent")):
            yield group, row["topics"], SCORES.get(row["label"], UNKNOWN), row["count"]
