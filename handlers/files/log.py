"""A log of events: many lines of each reference, of which the last one says how it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handlers.files import reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handlers.files.layout import Layout
    from handlers.files.rows import Row


@dataclass(frozen=True, slots=True)
class Lines:
    """Of one reference: the line that counts, and what the first one says about the start."""

    last: int
    started: str


def ends(rows: Iterable[Row], layout: Layout) -> dict[str, Lines]:
    """Return what is to be known of each reference before its rows are read."""
    newest_first = layout.map.log == "newest first"
    found: dict[str, Lines] = {}
    for row in rows:
        reference = _reference(row, layout)
        if not reference:
            continue
        known, started = found.get(reference), reading.joined(row, layout, "started")
        if known is None:
            found[reference] = Lines(row.line, started)
        elif newest_first:
            found[reference] = Lines(known.last, started)
        else:
            found[reference] = Lines(row.line, known.started)
    return found


def last(row: Row, layout: Layout, lines: dict[str, Lines]) -> Row | None:
    """Return the row as it counts, with the start of the first one, or ``None`` where another one does."""
    known = lines.get(_reference(row, layout))
    if known is None:
        return row
    if known.last != row.line:
        return None
    return replace(row, started=known.started)


def _reference(row: Row, layout: Layout) -> str:
    whole = len(row.cells) >= layout.width and not reading.skipped(row, layout)
    return reading.joined(row, layout, "reference").strip() if whole else ""
