"""``python bot.py import``: a file becomes records, and what cannot be read is reported."""

from __future__ import annotations

import uuid
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot import languages
from bot.errors import Refused
from bot.messages import Recorded
from bot.recording import ADDED, CHANGED, UNCHANGED
from handlers.files import clients, log, reading, repeats, travel
from handlers.files.layout import lay_out
from handlers.files.mapping import CUSTOMERS, EVENTS, INTERACTIONS, REFERENCE, own
from handlers.files.repeats import Repeats, Said
from handlers.files.report import Report
from handlers.files.rows import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from bot.languages import Texts
    from bot.ports import Road
    from handlers.files.layout import Layout
    from handlers.files.log import Lines
    from handlers.files.mapping import FileMap
    from handlers.files.rows import Row, Table
    from handlers.files.travel import Told

SKIPPED, REFUSED = "skipped", "refused"
READERS: dict[str, Callable[[Row, Layout, ZoneInfo, str], Told]] = {
    INTERACTIONS: reading.read,
    CUSTOMERS: clients.customer,
    EVENTS: clients.happening,
}
"""What makes an event of a row, by what the rows are about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What became of how many rows; ``report`` is the file of the refused ones, if there were any."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: int = 0
    refused: int = 0
    report: Path | None = None

    @property
    def rows(self) -> int:
        """All rows of the file."""
        return self.added + self.changed + self.unchanged + self.skipped + self.refused


async def load(
    path: Path,
    mapping: FileMap | None,
    road: Road,
    zone: ZoneInfo,
    *,
    show: Callable[[int, int], None],
    texts: Texts | None = None,
) -> Summary:
    """
    Bring in a file and return what became of its rows; ``show`` is told how many of how many bytes are done.

    Raises:
        Refused: nothing of the file can be read, or the map does not fit it.
    """
    plan = mapping or own()
    with _opened(path, plan) as table:
        layout = lay_out(plan, table.head)
        lines = _lines(path, plan)
        with Report(path, table, texts or languages.texts(languages.FALLBACK)) as report:
            loading = _Loading(table, layout, zone, report, lines)
            loading.repeats = _repeats(path, plan, layout)
            for wave in travel.waves(loading.events(), travel.MANY):
                loading.note(wave, await travel.send(wave, road, fresh=True))
                show(table.position(), table.size)
        return loading.summary()


def _opened(path: Path, plan: FileMap) -> AbstractContextManager[Table]:
    return opened(path, encoding=plan.encoding, delimiter=plan.delimiter, sheet=plan.sheet)


def _lines(path: Path, plan: FileMap) -> dict[str, Lines]:
    """Return which lines of a log count, after reading it once for that alone."""
    if not plan.log:
        return {}
    with _opened(path, plan) as table:
        return log.ends(table.rows, lay_out(plan, table.head))


def _repeats(path: Path, plan: FileMap, layout: Layout) -> Repeats:
    """Return what holds rows about one interaction together, after reading the references once for that alone."""
    if plan.log or plan.rows != INTERACTIONS or REFERENCE not in layout.places:
        return Repeats({}, layout)
    with _opened(path, plan) as table:
        return Repeats(repeats.lines(table.rows, layout), layout)


class _Loading:
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
        names = (ADDED, CHANGED, UNCHANGED, SKIPPED, REFUSED)
        return Summary(**{name: self.counts[name] for name in names}, report=self.report.path)
