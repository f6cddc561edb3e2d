"""
Daily counts of scores and of what comments feel like, kept in step with the responses.

All functions here are pure but :func:`rebuild`; the counts can always be made anew from the responses.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, literal_column, select

from bot.hearing import NO_TOPIC, SCORES, SENTIMENT, STEPS, UNKNOWN, written
from bot.model import Interaction, Response
from storage.ledgers import TALLIES
from storage.shapes import shapes
from storage.tables import ASKS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from sqlalchemy import Connection

TallyKey = tuple[str, str, "dt.date", str, int, int]
"""Dimension, measure, day, value, scale, score."""
Deltas = Counter[TallyKey]

ONE_VALUE = ("team", "channel", "product", "language", "kind")
"""Dimensions of which an interaction has at most one value."""
DIMENSIONS = ("agent", "area", "topic", *ONE_VALUE)


def places(interaction: Interaction | None) -> Iterator[tuple[str, str]]:
    """Yield each dimension and value under which answers about this interaction count; empty ones do not."""
    yield "", ""
    if interaction is None:
        return
    for agent in dict.fromkeys(interaction.agents):
        if agent:
            yield "agent", agent
    for dimension in ONE_VALUE:
        if value := getattr(interaction, dimension):
            yield dimension, value


def counted(response: Response | None, interaction: Interaction | None) -> Iterator[TallyKey]:
    """Yield the keys that a response counts under; none without score and words, and none when it was taken out."""
    if response is None or response.void:
        return
    if response.score is not None:
        own = [("area", response.area)] if response.area else []
        found = response.measure, response.scale, response.score
    elif written(response):
        own = [("topic", topic) for topic in response.topics or (NO_TOPIC,)]
        found = SENTIMENT, STEPS, SCORES.get(response.label, UNKNOWN)
    else:
        return
    measure, scale, score = found
    for dimension, value in (*places(interaction), *own):
        yield dimension, measure, response.day, value, scale, score


def change(
    deltas: Deltas,
    before: tuple[Response | None, Interaction | None],
    after: tuple[Response | None, Interaction | None],
) -> None:
    """Add to ``deltas`` what turns the counts of a response and its interaction before into those after."""
    for key in counted(*before):
        deltas[key] -= 1
    for key in counted(*after):
        deltas[key] += 1


def rebuild(connection: Connection) -> None:
    """Count all responses anew."""
    deltas: Deltas = Counter()
    for response, interaction in _everything(connection):
        deltas.update(counted(response, interaction))
    connection.execute(delete(TALLIES))
    names = ("dimension", "measure", "day", "value", "scale", "score")
    rows = [dict(zip(names, key, strict=True)) | {"count": count} for key, count in deltas.items()]
    if rows:
        connection.execute(insert(TALLIES), rows)


def _everything(connection: Connection) -> Iterator[tuple[Response, Interaction | None]]:
    of = shapes(connection.dialect)
    response, interaction = of[Response], of[Interaction]
    asks, done, about = ASKS, response.table, interaction.table
    joined = done.outerjoin(asks, asks.c.token == done.c.ask).outerjoin(about, about.c.id == asks.c.interaction)
    counts = done.c.score.is_not(None) | (done.c.text != literal_column("''"))
    query = select(*done.columns, *about.columns).select_from(joined).where(counts)
    query = query.where(literal_column("asks.test IS NOT TRUE"))
    width = len(done.columns)
    for row in connection.exec_driver_sql(str(query.compile(dialect=connection.dialect))):
        yield (  # type: ignore[misc]
            response.unpack(row[:width]),
            interaction.unpack(row[width:]) if row[width] is not None else None,
        )
