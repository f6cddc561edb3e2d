"""From a row to a record."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from bot.errors import Refused
from bot.messages import CustomerRef, Recorded, Score
from bot.model import Interaction
from bot.typed import tidy
from handlers.files import cells, took
from handlers.files.mapping import INSTANTS, MOMENTS, REFERENCE, TEXTS
from handlers.files.moments import in_order, local

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from zoneinfo import ZoneInfo

    from handlers.files.layout import Layout
    from handlers.files.rows import Row


def skipped(row: Row, layout: Layout) -> bool:
    """Return whether a rule of the map leaves the row out."""
    if not layout.map.skips or len(row.cells) < layout.width:
        return False
    return any(row.cells[layout.at[skip.column]].strip().casefold() in skip.equals for skip in layout.map.skips)


def read(row: Row, layout: Layout, zone: ZoneInfo, id: str = "") -> Recorded:  # noqa: A002 - as the event calls it
    """
    Return what a row says, as an event with this id; without a reference its interaction has none.

    ``zone`` is for times without any. Answers count when they were given, else when the interaction ended or began.

    Raises:
        Refused: the row cannot be understood; the sentence names the column and says why.
    """
    whole(row, layout)
    text = {name: _text(row, layout, name) for name in TEXTS if name in layout.map.columns}
    facts = {**layout.map.constants, **{name: valued(layout, name, value) for name, value in text.items()}}
    moments = _moments({name: _moment(row, layout, name, zone) for name in INSTANTS})
    spent = took.times(layout, lambda name: valued(layout, name, joined(row, layout, name).strip()))
    return Recorded(
        id=id,
        at=_at(moments),
        customer=_customer(facts),
        interaction=_interaction(layout, facts, moments, spent),
        scores=_scores(row, layout),
        comment=tidy(joined(row, layout, "comment")),
        asked=_asked(row, layout),
    )


def whole(row: Row, layout: Layout) -> None:
    """
    Let through a row that has a cell for each column.

    Raises:
        Refused: it has not.
    """
    if row.broken:
        raise Refused("row.broken")
    more = len(row.cells) - layout.width
    if more < 0 or (more and any(cell.strip() for cell in row.cells[layout.width :])):
        raise Refused("row.cells", found=len(row.cells), expected=layout.width)


def joined(row: Row, layout: Layout, name: str) -> str:
    """Return the cells of a field, those of several columns with a space between them."""
    places = layout.places.get(name, ())
    if len(places) == 1:
        return _said(row.cells[places[0]], layout)
    return " ".join([_said(row.cells[place], layout) for place in places])


def _cell(row: Row, layout: Layout, column: str) -> str:
    return _said(row.cells[layout.at[column]], layout)


def _said(text: str, layout: Layout) -> str:
    return "" if layout.map.empty and text.strip().casefold() in layout.map.empty else text


def _text(row: Row, layout: Layout, name: str) -> str:
    return cells.short(layout.labels[name], joined(row, layout, name))


def valued(layout: Layout, name: str, text: str) -> str:
    """Return what the map says instead of this value; the file's constant where it is empty."""
    words = layout.map.values.get(name)
    value = words.get(text.casefold(), text) if words else text
    return value or layout.map.constants.get(name, "")


def _moment(row: Row, layout: Layout, name: str, zone: ZoneInfo) -> dt.datetime | None:
    if name not in layout.places:
        return None
    text = (name == "started" and row.started) or joined(row, layout, name)
    return local(layout.labels[name], text, layout.map.formats, layout.map.zone or zone)


def _moments(local: Mapping[str, dt.datetime | None]) -> Mapping[str, dt.datetime | None]:
    """Return the moments in UTC; a reply before the start cannot be, and is left out."""
    silent = {**local, "replied": None}
    found = in_order(local, "started", ("replied", "ended")) or in_order(silent, "started", ("ended",))
    if found is None:
        raise Refused("row.order")
    return found


def _at(moments: Mapping[str, dt.datetime | None]) -> dt.datetime:
    started, ended, answered = (moments[name] for name in MOMENTS)
    at = answered or ended or started
    if at is None:
        raise Refused("row.no_moment")
    return at


def _customer(facts: Mapping[str, str]) -> CustomerRef:
    return CustomerRef(
        id=facts.get("customer", ""), name=facts.get("customer_name", ""), language=facts.get("language", "")
    )


def _interaction(
    layout: Layout, facts: Mapping[str, str], moments: Mapping[str, dt.datetime | None], spent: Mapping[str, Any]
) -> Interaction:
    return Interaction(
        id=_named(layout.map.source, reference) if (reference := facts.get(REFERENCE, "")) else "",
        agents=cells.names(facts.get("agents", ""), layout.map.separator),
        started_at=moments["started"],
        ended_at=moments["ended"],
        replied_at=moments["replied"],
        team=facts.get("team", ""),
        channel=facts.get("channel", ""),
        kind=facts.get("kind", ""),
        product=facts.get("product", ""),
        language=facts.get("language", ""),
        **spent,
    )


def _named(source: str, reference: str) -> str:
    return f"{source}:{reference}" if source else reference


def content(row: Row) -> str:
    """Return a name for a row without reference, the same for the same cells."""
    return hashlib.sha256("\x1f".join(cell.strip() for cell in row.cells).encode()).hexdigest()[:20]


def _asked(row: Row, layout: Layout) -> bool:
    """Return whether the file says that the customer was asked; where it names no unanswered asks it cannot say."""
    telling = (rating for rating in layout.map.ratings if rating.unanswered)
    words = ((rating, _cell(row, layout, rating.column).strip().casefold()) for rating in telling)
    return any(word and word not in rating.none for rating, word in words)


def _scores(row: Row, layout: Layout) -> tuple[Score, ...]:
    found = ((rating, cells.score(_cell(row, layout, rating.column), rating)) for rating in layout.map.ratings)
    return tuple(
        Score(question=rating.question, measure=rating.measure, scale=rating.scale, score=score)
        for rating, score in found
        if score is not None
    )
