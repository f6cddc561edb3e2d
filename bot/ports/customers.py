"""What reports read of the customers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from bot.dossier import Dealing
    from bot.model import Customer
    from bot.periods import Window
    from bot.reports.cohort import Cohort


class Customers(Protocol):
    """Who came, went and may go."""

    def cohorts(self, window: Window, by: str = "", filters: Mapping[str, str] | None = None) -> Mapping[str, Cohort]:
        """
        Return the customers of each group over the window.

        ``by`` is product, contract or segment; without it all are in group ``""``. By product, and with a filter
        for it, customers count from when that product began to when it ended.
        """

    def movements(self) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day on which a customer came or went, or ``None`` without any."""

    def named(self, names: Sequence[str]) -> Sequence[Customer]:
        """Return the customers who have one of these numbers or names, in any of the usual spellings."""

    def alike(self, name: str) -> Sequence[Customer]:
        """Return customers whose names look like this one, the likest first, 5 at most."""

    def dealings(self, customer: str, limit: int) -> tuple[int, Sequence[Dealing]]:
        """Return how many interactions a customer had, with those who were merged into them, and the newest of them."""

    def at_risk(self, first: dt.date, end: dt.date, filters: Mapping[str, str]) -> Sequence[Customer]:
        """Return the customers of today who scored low or wrote a negative comment on these days, newest first."""
