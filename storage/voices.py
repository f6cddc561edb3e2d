"""What customers wrote, with the scores beside it."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, or_, select, tuple_

from bot import disagreement
from bot.hearing import SENTIMENT
from bot.periods.vocabulary import fold
from bot.voices import Voice
from storage.passing import COMMENTS, NOTHING, RATED, about, beside, comments
from storage.tables import ASKS, CUSTOMERS
from storage.tables import INTERACTIONS as ABOUT
from storage.tables import RESPONSES as ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Row, Select
    from sqlalchemy.sql import ColumnElement

    from bot.voices import Search

LOOK = 200_000
"""Comments that are looked through for words, the newest first."""
AT_ONCE = 500
NEWEST = tuple(ANSWERS.c[name].desc() for name in ("day", "answered_at", "ask", "question"))
COLUMNS = (
    *(ANSWERS.c[name] for name in ("ask", "text", "label", "polarity", "confidence", "void", "topics", "answered_at")),
    *(ABOUT.c[name] for name in ("id", "agents", "channel", "product")),
    ASKS.c.customer,
    CUSTOMERS.c.name,
)
SCORES = tuple(ANSWERS.c[name] for name in ("ask", "measure", "scale", "score", "area", "void"))


def voices(connection: Connection, search: Search, limit: int, skip: int = 0) -> Sequence[Voice]:
    """Return the newest comments that pass, without as many of the newest as are to be skipped."""
    query = (
        comments(select(*COLUMNS).select_from(ANSWERS), search.window, search.filters)
        .outerjoin(CUSTOMERS, CUSTOMERS.c.id == ASKS.c.customer)
        .where(*_wanted(search))
        .order_by(*NEWEST)
    )
    if search.words:
        found = list(islice(_saying(connection, query, search), skip, skip + limit))
    else:
        found = list(connection.execute(query.limit(limit).offset(skip)))
    scores = _scores(connection, {row.ask for row in found})
    return [_voice(row, scores[row.ask], search) for row in found]


def _saying(connection: Connection, query: Select[Any], search: Search) -> Iterator[Row[Any]]:
    """Yield the comments that have all the words in them: the words alone are looked through first."""
    texts = (
        select(ANSWERS.c.ask, ANSWERS.c.question, ANSWERS.c.text)
        .where(COMMENTS, ANSWERS.c.void == NOTHING)
        .where(ANSWERS.c.day >= search.window.first, ANSWERS.c.day < search.window.end)
        .order_by(*NEWEST)
        .limit(LOOK)
    )
    wanted = [_plain(word) for word in search.words]
    streamed = connection.execution_options(yield_per=AT_ONCE).execute(texts)
    hits = ((ask, question) for ask, question, text in streamed if all(map(_plain(text).__contains__, wanted)))
    while some := list(islice(hits, AT_ONCE)):
        yield from connection.execute(query.where(tuple_(ANSWERS.c.ask, ANSWERS.c.question).in_(some)))


def _plain(text: str) -> str:
    """Return a text as it is compared; folding takes ten times as long as this where there is nothing to fold."""
    return text.lower() if text.isascii() else fold(text)


def _wanted(search: Search) -> Iterator[ColumnElement[bool]]:
    if search.measure not in {"", SENTIMENT}:
        yield beside(RATED.c.measure == search.measure)
    if search.label:
        yield ANSWERS.c.label == search.label
    if search.disagreeing:
        yield ANSWERS.c.confidence >= disagreement.SURE
        yield or_(*_contradictions())
    yield from map(about, search.topics)


def _contradictions() -> Iterator[ColumnElement[bool]]:
    """Yield what :func:`bot.disagreement.disagree` says, for each kind of scale."""
    strong = disagreement.STRONG
    for (measure, scale), (bad, good) in disagreement.ENDS.items():
        here = (RATED.c.measure == measure, RATED.c.scale == scale, RATED.c.area == NOTHING)
        yield (ANSWERS.c.polarity <= -strong) & beside(*here, RATED.c.score >= good)
        yield (ANSWERS.c.polarity >= strong) & beside(*here, RATED.c.score <= bad)


def _scores(connection: Connection, asks: set[str]) -> Mapping[str, list[Any]]:
    """Return the scores given under each of these asks."""
    query = select(*SCORES).where(ANSWERS.c.ask.in_(asks), ANSWERS.c.score.is_not(None), ANSWERS.c.void == NOTHING)
    found: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(query.order_by(ANSWERS.c.ask, ANSWERS.c.question)) if asks else ():
        found[row.ask].append(row)
    return found


def _voice(row: Any, scores: Sequence[Any], search: Search) -> Voice:  # noqa: ANN401 - a row of the query
    best = min(scores, key=lambda score: _rank(score, search), default=None)
    return Voice(
        text=row.text,
        label=row.label,
        answered_at=row.answered_at,
        reference=row.id,
        measure=best.measure if best else "",
        score=best.score if best else None,
        scale=best.scale if best else 0,
        disagrees=any(disagreement.disagree(score, row) for score in scores),
        topics=row.topics,
        customer=row.customer,
        name=row.name or "",
        agents=row.agents,
        channel=row.channel,
        product=row.product,
    )


def _rank(score: Any, search: Search) -> tuple[bool, bool, int]:  # noqa: ANN401 - a row of the query
    """Return what orders the scores beside a comment: what was asked for first, then those of the whole."""
    measures = [measure for measure, _ in disagreement.ENDS]
    kind = measures.index(score.measure) if score.measure in measures else len(measures)
    asked = score.measure == search.measure and score.area == search.filters.get("area", score.area)
    return (not asked, bool(score.area), kind)
