"""What reports read of those who served."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.periods import Window
    from bot.reports.views import Views


class Staff(Protocol):
    """The views of those who served."""

    def views(self, window: Window, by: str = "", filters: Mapping[str, str] | None = None) -> Mapping[str, Views]:
        """Return what those who served say, of each group in which they say anything, beside all its customers."""

    def chosen(self, window: Window, filters: Mapping[str, str]) -> Mapping[str, Mapping[str, int]]:
        """Return how often those who served chose each option, by question, the most frequent first."""

    def proposed(self, window: Window, filters: Mapping[str, str], limit: int) -> Sequence[tuple[str, str]]:
        """Return who served and the words they added, the newest first."""
