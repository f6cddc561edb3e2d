"""The file of refused rows: where they stand, why they were refused, and what they say."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from handlers.files.mapping import REPORT

if TYPE_CHECKING:
    from bot.errors import Refused
    from bot.languages import Texts
    from handlers.files.rows import Row, Table

ENDING = ".refused.csv"


class Report(ExitStack):
    """Made with the first refused row, beside the file, or in the current folder where that cannot be written."""

    def __init__(self, beside: Path, table: Table, texts: Texts) -> None:
        super().__init__()
        self.path: Path | None = None
        self._name = beside.with_name(beside.name + ENDING)
        self._table = table
        self._texts = texts
        self._writer: Any = None

    def refuse(self, row: Row, refusal: Refused) -> None:
        """Write one row with its reason, in the reader's language."""
        if self._writer is None:
            self._begin()
        self._writer.writerow((row.line, self._texts(refusal.key, **refusal.values), *row.cells))

    def _begin(self) -> None:
        file = self.enter_context(self._opened())
        self._writer = csv.writer(file, delimiter=self._table.delimiter)
        self._writer.writerow((*REPORT, *self._table.head))

    def _opened(self) -> IO[str]:
        """Open it, with the mark that spreadsheets know UTF-8 by."""
        for path in (self._name, Path.cwd() / self._name.name):
            try:
                file = path.open("w", encoding="utf-8-sig", newline="")
            except OSError:
                continue
            self.path = path
            return file
        raise PermissionError(self._name)
