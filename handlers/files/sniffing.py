"""What a CSV file is written in: its encoding and its delimiter."""

from __future__ import annotations

import codecs
import csv
import io
from itertools import islice
from typing import TYPE_CHECKING

from bot.errors import Refused

if TYPE_CHECKING:
    from pathlib import Path

DELIMITERS = ",;\t|"
SAMPLE = 64 * 1024
"""Characters that the delimiter is told from."""
ROWS = 10

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
_CHUNK = 1024 * 1024


def encoding(path: Path, declared: str = "") -> str:
    """
    Return the encoding of a file: what its byte order mark says, else the declared one, else UTF-8 or Windows-1252.

    The whole file is looked at: the first letter beyond ASCII may stand in its last line.

    Raises:
        Refused: it is a workbook of a kind that cannot be read.
    """
    with path.open("rb") as file:
        start = file.read(4)
        if start == _OLD_WORKBOOK:
            raise Refused("file.workbook", path=path)
        marked = next((name for mark, name in _MARKS.items() if start.startswith(mark)), "")
    return marked or declared or ("utf-8" if _is_utf8(path) else "cp1252")


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def delimiter(sample: str) -> str:
    """Return the delimiter that cuts the first rows of a text into equally many cells; a comma when none does."""
    return max(DELIMITERS, key=lambda candidate: _fit(sample, candidate))


def _fit(sample: str, candidate: str) -> tuple[int, int]:
    """Return how many rows are as wide as the head, and how wide that is; nothing when it is one cell."""
    try:
        rows = list(islice(csv.reader(io.StringIO(sample, newline=""), delimiter=candidate), ROWS))
    except csv.Error:
        return 0, 0
    width = len(rows[0]) if rows else 0
    return (sum(len(row) == width for row in rows), width) if width > 1 else (0, 0)


def separator_line(sample: str) -> str:
    """Return the delimiter that a first line such as ``sep=;`` names, or the empty string."""
    first = sample.split("\n", 1)[0].rstrip("\r")
    return first[4:] if first.lower().startswith("sep=") and first[4:] in {*DELIMITERS, ":"} else ""
