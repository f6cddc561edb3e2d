"""How long it took, what was agreed, and who was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage import asked, firsts, kept, served, times, zones
from storage.archive.connected import Connected

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bot.periods.window import Window
    from bot.reports.contacts import Asked, Firsts, Kept, Took


class Contacts(Connected):
    """Implements :class:`bot.ports.contacts.Contacts`."""

    def took(self, window: Window, by: str = "", filters: Mapping[str, str] | None = None) -> Mapping[str, Took]:
        """Return how long the interactions of each group took."""
        return times.took(self._connection, window, by, filters or {})

    def kept(self, window: Window, by: str = "", filters: Mapping[str, str] | None = None) -> Mapping[str, Kept]:
        """Return how many replies and resolutions of each group came within the agreed time."""
        return kept.kept(self._connection, window, by, filters or {})

    def firsts(self, window: Window, by: str = "", filters: Mapping[str, str] | None = None) -> Mapping[str, Firsts]:
        """Return how many first contacts of each group were enough."""
        return firsts.firsts(self._connection, window, by, filters or {})

    def asked(self, window: Window, by: str = "", filters: Mapping[str, str] | None = None) -> Mapping[str, Asked]:
        """Return how many asks of each group are answered."""
        return asked.asked(self._connection, window, by, filters or {})

    def received(self, window: Window) -> int:
        """Return how many asks were first answered in the window."""
        return asked.received(self._connection, window)

    def served(self) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day on which an interaction started, or ``None`` without any."""
        return served.span(self._connection, zones.settled(self._connection))

    def asking(self) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day on which somebody was asked, or ``None`` without any."""
        return asked.span(self._connection, zones.settled(self._connection))
