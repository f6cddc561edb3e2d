"""One run over a file: rows become events, and what became of them is counted."""

from __future__ import annotations

import uuid
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.errors import Refused
from bot.messages import Recorded
from bot.recording import ADDED, CHANGED
from handlers.files import clients, log, reading, travel
from handlers.files.mapping import CUSTOMERS, EVENTS, INTERACTIONS
from handlers.files.repeats import Repeats, Said
from handlers.files.summary import REFUSED, SKIPPED, summed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from zoneinfo import ZoneInfo

    from handlers.files.layout import Layout
    from handlers.files.log import Lines
    from handlers.files.report import Report
    from handlers.files.rows import Row, Table
    from handlers.files.summary import Summary
    from handlers.files.travel import Told

READERS: dict[str, Callable[[Row, Layout, ZoneInfo, str], Told]] = {
    INTERACTIONS: reading.read,
    CUSTOMERS: clients.customer,
    EVENTS: clients.happening,
}
"""What makes an event of a row, by what the rows are about."""


class Loading:
    """One run over one file; its events are new in each run, for only the bot can tell which rows say anything new."""

    def __init__(self, table: Table, layout: Layout, zone: ZoneInfo, report: Report, lines: dict[str, Lines]) -> None:
        self.lines = lines
        self.table = table
        self.layout = layout
        self.reader = READERS[layout.map.rows]
        self.zone = zone
        self.report = report
        self.run = uuid.uuid4().hex
        self.counts: Counter[str] = Counter()
        self.alike: Counter[str] = Counter()
        self.flying: dict[str, Said] = {}
        self.repeats = Repeats({}, layout)

    def events(self) -> Iterator[Told]:
        """Yield an event for each row that can be read, and report the others."""
        for each in self.table.rows:
            row = self._counting(each)
            if row is None:
                self.counts[SKIPPED] += 1
                continue
            for said in self.repeats.take(row, self._read(row)):
                yield self._numbered(said)
        for said in self.repeats.rest():
            yield self._numbered(said)

    def _read(self, row: Row) -> Told | None:
        """Return what a row says, or ``None`` after reporting that it cannot be read."""
        try:
            return self.reader(row, self.layout, self.zone, f"file:{self.run}:{row.line}")
        except Refused as refusal:
            self.refuse(row, refusal)
            return None

    def _counting(self, row: Row) -> Row | None:
        """Return the row as it counts, or ``None`` where it is to be passed over."""
        if reading.skipped(row, self.layout):
            return None
        return log.last(row, self.layout, self.lines) if self.lines else row

    def _numbered(self, said: Said) -> Told:
        """Return the event; equal rows without reference are told apart by their order."""
        row, event = said.row, said.event
        self.flying[event.id] = said
        if not isinstance(event, Recorded) or event.interaction.id:
            return event
        name = reading.content(row)
        self.alike[name] += 1
        reference = f"{self.layout.map.source or 'row'}:{name}:{self.alike[name]}"
        return replace(event, interaction=replace(event.interaction, id=reference))

    def note(self, wave: list[Told], outcomes: list[str]) -> None:
        """Count what became of these events."""
        for event, outcome in zip(wave, outcomes, strict=True):
            said = self.flying.pop(event.id)
            if outcome == travel.FAILED:
                self.refuse(said.row, Refused("row.failed"))
                self.counts[REFUSED] += said.count - 1
            else:
                self.counts[outcome] += 1
                self.counts[CHANGED if outcome == ADDED else outcome] += said.count - 1

    def refuse(self, row: Row, refusal: Refused) -> None:
        """Count and report a row that is not brought in."""
        self.counts[REFUSED] += 1
        self.report.refuse(row, refusal)

    def summary(self) -> Summary:
        """Return the counts so far."""
        return summed(self.counts, self.report.path)
