"""Rows and columns: as Slack's ``table`` block, or in a fixed-width block that every client shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.messages import Table

ROWS = 100
COLUMNS = 20
CHARACTERS = 10_000
"""Slack's limits for the tables of one message."""
PLAIN = 2_900
"""Characters of a table in a fixed-width block."""


def native(table: Table) -> dict[str, Any] | None:
    """Return the table as a block, its first rows where it has too many; ``None`` when it is too big for one."""
    rows = table.rows if len(table.rows) <= ROWS else (*table.rows[: ROWS - 1], ("…",))
    wide = max((len(row) for row in rows), default=0)
    size = sum(len(cell) for row in rows for cell in row)
    if not rows or not 0 < wide <= COLUMNS or size > CHARACTERS:
        return None
    cells = [[{"type": "raw_text", "text": cell or "–"} for cell in _padded(row, wide)] for row in rows]
    settings = [{"align": "left"}, *({"align": "right"} for _ in range(wide - 1))]
    return {"type": "table", "rows": cells, "column_settings": settings}


def fixed(table: Table) -> dict[str, Any]:
    """Return the table as preformatted text, with as many rows as fit."""
    wide = max((len(row) for row in table.rows), default=0)
    rows = [_padded(row, wide) for row in table.rows]
    widths = [max(len(row[column]) for row in rows) for column in range(wide)]
    text = {"type": "text", "text": _lines(rows, widths) or " "}
    return {"type": "rich_text", "elements": [{"type": "rich_text_preformatted", "elements": [text]}]}


def _lines(rows: list[tuple[str, ...]], widths: list[int]) -> str:
    text = ""
    for row in rows:
        first, *others = zip(row, widths, strict=True)
        cells = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
        line = "  ".join(cells).rstrip() + "\n"
        if len(text) + len(line) > PLAIN:
            return text + "…"
        text += line
    return text.rstrip("\n")


def _padded(row: tuple[str, ...], wide: int) -> tuple[str, ...]:
    return row + ("",) * (wide - len(row))
