"""Comments read again: those that another version of the analyzer or of the topics' words read, a batch at a time."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from sqlalchemy import func, or_, select, tuple_
from sqlalchemy.exc import DBAPIError

from bot.hearing import heard, version
from bot.model import Response
from bot.ports import Overloaded
from storage import faults
from storage.counting import deltas
from storage.passing import COMMENTS
from storage.shapes import shapes
from storage.shelf import Shelf
from storage.statements import statements
from storage.tables import ASKS
from storage.tables import RESPONSES as ANSWERS
from storage.world import Writing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection, Engine
    from sqlalchemy.sql import ColumnElement

    from storage.road import Road
    from storage.shapes import Key

MOST = 500
"""Comments of one transaction."""
PAUSE = 1.0
"""Seconds until a batch is tried again when the database was held by somebody else."""
READ = ("label", "polarity", "subjectivity", "confidence", "language", "analyzer", "topics", "tagger")
"""What is known of a comment by reading it."""


@dataclass(slots=True)
class Rescored:
    """How many comments were read again, and how many labels went from what to what."""

    read: int = 0
    moves: Counter[tuple[str, str]] = field(default_factory=Counter)


async def rescore(reading: Engine, road: Road, show: Callable[[int, int], None]) -> Rescored:
    """
    Read all comments again that today's version did not read; ``show`` is told how many are done, of how many.

    Each batch is one transaction on the road, with the counts it changes: whoever is interrupted goes on where the
    last one ended, and whoever writes meanwhile comes first.
    """
    found, after = Rescored(), ("", "")
    total = await asyncio.to_thread(_count, reading)
    while comments := await asyncio.to_thread(_stale, reading, after):
        again = await asyncio.to_thread(_heard, comments)
        found.moves += await _settled(road, again)
        found.read += len(again)
        show(found.read, max(total, found.read))
        after = (again[-1].ask, again[-1].question)
    return found


async def _settled(road: Road, again: Sequence[Response]) -> Counter[tuple[str, str]]:
    """Return how many labels went from what to what, once that is on disk."""
    while True:
        try:
            return cast("Counter[tuple[str, str]]", await road.settle(lambda connection: rewrite(connection, again)))
        except Overloaded:
            await asyncio.sleep(PAUSE)
        except DBAPIError as error:
            if not faults.conflict(error):
                raise
            await asyncio.sleep(PAUSE)


def rewrite(connection: Connection, again: Sequence[Response]) -> Counter[tuple[str, str]]:
    """Keep what was read, unless a comment changed meanwhile, and return how many labels went from what to what."""
    world, moves = Writing(Shelf(connection, lock=True)), Counter[tuple[str, str]]()
    world.foresee(Response, [(each.ask, each.question) for each in again])
    for each in again:
        before = world.find(Response, each.ask, each.question)
        if before is None or before.text != each.text:
            continue
        moves[before.label, each.label] += before.label != each.label
        world.save(replace(before, **{name: getattr(each, name) for name in READ}))
    world.merge()
    _write(connection, world)
    return +moves


def _write(connection: Connection, world: Writing) -> None:
    counts, shape = deltas(world), shapes(connection.dialect)[Response]
    rows = [shape.pack(world.changed[name]) for name in sorted(world.changed, key=lambda name: name[1])]
    if rows:
        connection.exec_driver_sql(shape.upsert, rows)
    statements(connection.dialect).counts(connection, counts)


def _heard(comments: Sequence[tuple[Response, str]]) -> Sequence[Response]:
    return [heard(response, known) for response, known in comments]


def _old() -> ColumnElement[bool]:
    analyzer, tagger = version()
    return COMMENTS & or_(ANSWERS.c.analyzer != analyzer, ANSWERS.c.tagger != tagger)


def _count(reading: Engine) -> int:
    with reading.begin() as connection:
        return connection.scalar(select(func.count()).select_from(ANSWERS).where(_old())) or 0


def _stale(reading: Engine, after: Key) -> Sequence[tuple[Response, str]]:
    """Return the next comments to read in the order of their keys, with the languages their writers are known by."""
    key = tuple_(ANSWERS.c.ask, ANSWERS.c.question)
    query = (
        select(*ANSWERS.columns, ASKS.c.language.label("known"))
        .outerjoin(ASKS, ASKS.c.token == ANSWERS.c.ask)
        .where(_old(), key > tuple_(*after))
        .order_by(ANSWERS.c.ask, ANSWERS.c.question)
        .limit(MOST)
    )
    with reading.begin() as connection:
        rows = [tuple(row) for row in connection.execute(query)]
    return [(Response(**dict(zip(ANSWERS.columns.keys(), row, strict=False))), row[-1] or "") for row in rows]
