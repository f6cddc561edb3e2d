"""What became of the rows of a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.recording import ADDED, CHANGED, UNCHANGED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SKIPPED, REFUSED = "skipped", "refused"


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


def summed(counts: Mapping[str, int], report: Path | None) -> Summary:
    """Return the counts of rows by what became of them as a summary."""
    names = (ADDED, CHANGED, UNCHANGED, SKIPPED, REFUSED)
    return Summary(**{name: counts.get(name, 0) for name in names}, report=report)
