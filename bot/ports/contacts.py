"""What reports read of interactions and asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bot.periods import Window
    from bot.reports.contacts import Asked, Firsts, Kept, Took


class Contacts(Protocol):
    """How long it took, what was agreed, and who was asked."""

    def took(self, window: Window, by: str = "", filters: Mapping[str, str] | None = None) -> Mapping[str, Took]:
        """Return how long the interactions of each group took, by when they started, else ended."""

    def kept(self, window: Window, by: str = "", filters: Mapping[str, str] | None = None) -> Mapping[str, Kept]:
        """Return how many replies and resolutions of each group came within the agreed time."""

    def firsts(self, window: Window, by: str = "", filters: Mapping[str, str] | None = None) -> Mapping[str, Firsts]:
        """Return how many first contacts of each group resolved what they were about."""

    def asked(self, window: Window, by: str = "", filters: Mapping[str, str] | None = None) -> Mapping[str, Asked]:
        """Return how many asks of each group, by when they were sent, are answered."""

    def received(self, window: Window) -> int:
        """Return how many asks were first answered in the window, whenever they were sent."""

    def served(self) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day on which an interaction started, or ``None`` without any."""

    def asking(self) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day on which somebody was asked, or ``None`` without any."""
