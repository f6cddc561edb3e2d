"""Who came, went and may go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage import cohorts, dealings, finding, risk
from storage.archive.connected import Connected

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from bot.dossier import Dealing
    from bot.model import Customer
    from bot.periods.window import Window
    from bot.reports.cohort import Cohort


class Customers(Connected):
    """Implements :class:`bot.ports.customers.Customers`."""

    def cohorts(self, window: Window, by: str = "", filters: Mapping[str, str] | None = None) -> Mapping[str, Cohort]:
        """Return the customers of each group over the window."""
        return cohorts.cohorts(self._connection, window, by, filters or {})

    def movements(self) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day on which a customer came or went, or ``None`` without any."""
        return cohorts.span(self._connection)

    def named(self, names: Sequence[str]) -> Sequence[Customer]:
        """Return the customers who have one of these numbers or names, in any of the usual spellings."""
        return finding.named(self._connection, names)

    def alike(self, name: str) -> Sequence[Customer]:
        """Return customers whose names look like this one, the likest first, 5 at most."""
        return finding.alike(self._connection, name)

    def dealings(self, customer: str, limit: int) -> tuple[int, Sequence[Dealing]]:
        """Return how many interactions a customer had, with those who were merged into them, and the newest of them."""
        return dealings.dealings(self._connection, customer, limit)

    def at_risk(self, first: dt.date, end: dt.date, filters: Mapping[str, str]) -> Sequence[Customer]:
        """Return the customers of today who gave a low score or wrote a negative comment on these days."""
        return risk.at_risk(self._connection, first, end, filters)
