"""A CSV file or a sheet of a workbook as rows that know their line."""

from __future__ import annotations

import csv
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from typing import TYPE_CHECKING

from bot.errors import Refused
from handlers.files import sniffing, workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """
    ``line`` is where it begins, counted from 1; a row that is no CSV is ``broken`` and has no cells.

    ``started`` is what another row of the same interaction says about its start.
    """

    line: int
    cells: tuple[str, ...] = ()
    broken: bool = False
    started: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """An open file: ``rows`` are read as they are taken; ``position`` returns how many of ``size`` bytes are behind."""

    head: tuple[str, ...]
    rows: Iterator[Row]
    delimiter: str
    size: int
    position: Callable[[], int]


@contextmanager
def opened(path: Path, *, encoding: str = "", delimiter: str = "", sheet: str = "") -> Iterator[Table]:
    """
    Open a CSV file or a sheet of an XLSX workbook, by default its first one; the first row names the columns.

    Raises:
        Refused: it is not there, cannot be read or is empty, or the workbook has no such sheet.
    """
    try:
        with path.open("rb") as file:
            if file.read(len(workbook.MARK)) == workbook.MARK:
                with workbook.opened(file, path, sheet) as (rows, size):
                    yield _sheet(rows, path, size)
                return
            file.seek(0)
            with TextIOWrapper(file, sniffing.encoding(path, encoding), errors="replace", newline="") as text:
                yield _table(text, path, delimiter, file.tell)
    except OSError as wrong:
        raise Refused("file.absent", path=path, detail=wrong.strerror or wrong) from None


def _sheet(rows: Iterator[tuple[int, tuple[str, ...]]], path: Path, size: int) -> Table:
    first = next(rows, None)
    if first is None:
        raise Refused("file.empty", path=path)
    head = _trimmed(first[1])
    behind = [first[0]]

    def numbered() -> Iterator[Row]:
        for line, cells in rows:
            behind[0] = line
            yield Row(line=line, cells=cells + ("",) * (len(head) - len(cells)))

    return Table(head=head, rows=numbered(), delimiter=",", size=max(size, 1), position=lambda: behind[0])


def _table(text: TextIOWrapper, path: Path, declared: str, position: Callable[[], int]) -> Table:
    sample = text.read(sniffing.SAMPLE)
    text.seek(0)
    named = sniffing.separator_line(sample)
    skipped = [text.readline()] if named else []
    delimiter = declared or named or sniffing.delimiter(sample)
    rows = _rows(text, delimiter, len(skipped))
    head = next(rows, None)
    if head is None or head.broken:
        raise Refused("file.empty", path=path)
    size = path.stat().st_size
    return Table(head=_trimmed(head.cells), rows=rows, delimiter=delimiter, size=size, position=position)


def _rows(text: TextIOWrapper, delimiter: str, before: int) -> Iterator[Row]:
    """Yield all rows that are not blank; ``before`` lines were read already."""
    reader = csv.reader(iter(text.readline, ""), delimiter=delimiter)
    while True:
        line = before + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Row(line=line, broken=True)
            continue
        if any(cell.strip() for cell in cells):
            yield Row(line=line, cells=tuple(cells))


def _trimmed(head: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the columns without their margins and without nameless ones at the end."""
    names = [name.strip() for name in head]
    while names and not names[-1]:
        names.pop()
    return tuple(names)
