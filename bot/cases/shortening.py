"""What somebody wrote, short enough for a message that is edited again and again."""

from __future__ import annotations

UNITS = "utf-16-le"
"""Platforms count the halves of an emoji."""


def short(text: str, most: int) -> str:
    """Return the words on one line; where that takes more than ``most`` UTF-16 units, their beginning and a mark."""
    line = " ".join(text.split())
    if _units(line) <= most:
        return line
    head = line.encode(UNITS)[: 2 * (most - 1)].decode(UNITS, errors="ignore")
    return f"{head.rstrip()}…"


def _units(text: str) -> int:
    return len(text.encode(UNITS)) // 2
