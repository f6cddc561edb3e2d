"""The views of those who served."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.reports.views import CUSTOMERS
from bot.tally import Tally
from storage import views
from storage.archive.answers import Answers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.periods.window import Window
    from bot.reports.views import Views


class Staff(Answers):
    """Implements :class:`bot.ports.staff.Staff`."""

    def views(self, window: Window, by: str = "", filters: Mapping[str, str] | None = None) -> Mapping[str, Views]:
        """Return what those who served say, of each group in which they say anything, beside all its customers."""
        found = views.views(self._connection, window, by, filters or {})
        customers = self.tallies(CUSTOMERS, window, by, filters) if found else {}
        return {name: replace(own, customers=customers.get(name, Tally())) for name, own in found.items()}

    def chosen(self, window: Window, filters: Mapping[str, str]) -> Mapping[str, Mapping[str, int]]:
        """Return how often those who served chose each option, by question."""
        return views.chosen(self._connection, window, filters)

    def proposed(self, window: Window, filters: Mapping[str, str], limit: int) -> Sequence[tuple[str, str]]:
        """Return who served and the words they added, the newest first."""
        return views.proposed(self._connection, window, filters, limit)
