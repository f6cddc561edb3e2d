"""A sheet of an XLSX workbook as rows of text; of a formula its value as the workbook was last saved with it."""

from __future__ import annotations

import datetime as dt
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO
from zipfile import BadZipFile

from bot.errors import Refused
from handlers.files.layout import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

MARK = b"PK\x03\x04"
"""What the file begins with."""
MINUTE, HOUR = 60, 3600

Cells = tuple[str, ...]


@contextmanager
def opened(file: BinaryIO, path: Path, sheet: str) -> Iterator[tuple[Iterator[tuple[int, Cells]], int]]:
    """
    Yield the rows of a sheet with their numbers, as they are taken, and about how many there are.

    Raises:
        Refused: it is no workbook, or there is no such sheet.
    """
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # about parts of a workbook that are not read
        try:
            book = load_workbook(file, read_only=True, data_only=True)
        except (BadZipFile, KeyError, ValueError):
            raise Refused("file.workbook", path=path) from None
        try:
            found = _sheet(book.worksheets, sheet)
            size = found.max_row or 0
            found.reset_dimensions()
            yield _rows(found), size
        finally:
            book.close()


def _sheet(sheets: Sequence[Any], name: str) -> Any:  # noqa: ANN401 - a class that has no public name
    titles = {sheet.title: sheet for sheet in sheets}
    if name and name not in titles:
        raise Refused("file.sheet", sheet=name, nearest=nearest(name, titles))
    return titles[name] if name else sheets[0]


def _rows(sheet: Any) -> Iterator[tuple[int, Cells]]:  # noqa: ANN401
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = tuple(map(written, row))
        if any(cells):
            yield number, cells


def written(value: object) -> str:
    """Return a cell as it would be written: days and times as in ISO 8601, durations as h:mm:ss."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.timedelta):
        return _clock(value)
    return _moment(value) if isinstance(value, dt.datetime) else str(value)


def _moment(value: dt.datetime) -> str:
    """Return a moment; a bare day has no time, so that a time of another column can follow it."""
    return str(value.date()) if value.time() == dt.time() else str(value)


def _clock(value: dt.timedelta) -> str:
    seconds = round(value.total_seconds())
    return f"{seconds // HOUR}:{seconds % HOUR // MINUTE:02}:{seconds % MINUTE:02}"
