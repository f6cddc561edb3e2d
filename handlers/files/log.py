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
        name = reference(row, layout)
        if not name:
            continue
        known, started = found.get(name), reading.joined(row, layout, "started")
        if known is None:
            found[name] = Lines(row.line, started)
        elif newest_first:
            found[name] = Lines(known.last, started)
        else:
            found[name] = Lines(row.line, known.started)
    return found


def last(row: Row, layout: Layout, lines: dict[str, Lines]) -> Row | None:
    """Return the row as it counts, with the start of the first one, or ``None`` where another one does."""
    known = lines.get(reference(row, layout))
    if known is None:
        return row
    if known.last != row.line:
        return None
    return replace(row, started=known.started)


def reference(row: Row, layout: Layout) -> str:
    """Return what a row is about, or nothing where it cannot be read or is passed over."""
    whole = len(row.cells) >= layout.width and not reading.skipped(row, layout)
    return reading.joined(row, layout, "reference").strip() if whole else ""
