"""Several rows of a file about one interaction: together they say one thing, and the last one holds."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, TypeVar

from bot.hours import timing
from bot.messages import CustomerRef, Recorded
from handlers.files import log

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.model import Interaction
    from handlers.files.layout import Layout
    from handlers.files.rows import Row
    from handlers.files.travel import Told

Fact = TypeVar("Fact", "Interaction", "CustomerRef")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What ``count`` rows say together; ``row`` is the last of them."""

    row: Row
    event: Told
    count: int = 1


def lines(rows: Iterable[Row], layout: Layout) -> dict[int, int]:
    """Return the last line of each reference that comes more than once, by the reference's hash."""
    seen, last = set[int](), dict[int, int]()
    for row in rows:
        name = log.reference(row, layout)
        mark = hash(name)
        if name and mark in seen:
            last[mark] = row.line
        seen.add(mark)
    return last


class Repeats:
    """Holds rows back until the last one of their reference has come."""

    def __init__(self, last: dict[int, int], layout: Layout) -> None:
        self._last = last
        self._layout = layout
        self._held: dict[str, Said] = {}

    def take(self, row: Row, event: Told | None) -> Iterator[Said]:
        """Yield what is complete with this row, which says nothing where it was refused."""
        name = log.reference(row, self._layout) if self._last else ""
        last = self._last.get(hash(name)) if name else None
        if last is None:
            yield from [Said(row=row, event=event)] if event else []
            return
        if event:
            held = self._held.get(name)
            self._held[name] = _joined(held, row, event) if held else Said(row=row, event=event)
        if row.line >= last and name in self._held:
            yield self._held.pop(name)

    def rest(self) -> Iterator[Said]:
        """Yield what is still held."""
        yield from self._held.values()


def _joined(held: Said, row: Row, event: Told) -> Said:
    before = held.event
    if isinstance(before, Recorded) and isinstance(event, Recorded):
        event = _together(before, event)
    return Said(row=row, event=event, count=held.count + 1)


def _together(before: Recorded, now: Recorded) -> Recorded:
    """Return what both say, the later one where they differ; answers stay on the day of the first."""
    scores = {score.question: score for score in (*before.scores, *now.scores)}
    return replace(
        now,
        at=before.at if before.scores or before.comment else now.at,
        customer=_completed(before.customer, now.customer),
        interaction=_completed(before.interaction, now.interaction),
        scores=tuple(scores.values()),
        comment=now.comment or before.comment,
        asked=now.asked or before.asked,
    )


def _completed(before: Fact, now: Fact) -> Fact:
    silent = {each.name for each in fields(now) if timing.silent(getattr(now, each.name))}
    return replace(now, **{name: getattr(before, name) for name in silent})
