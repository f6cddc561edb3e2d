"""Cases, the complaints behind them, and what was told of changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.model import ACTIVE
from storage import cases, complaints, zones
from storage.archive.connected import Connected

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping, Sequence

    from bot.changes.complaints import Complained, Complaint
    from bot.model import Case, CaseState, ChangeTold
    from bot.periods.window import Window
    from bot.reports.contacts import Cared


class Cases(Connected):
    """Implements :class:`bot.ports.cases.Cases`."""

    def cases(
        self,
        *,
        states: Collection[CaseState] = ACTIVE,
        owner: str = "",
        team: str = "",
        customer: str = "",
        overdue_at: dt.datetime | None = None,
        limit: int = 100,
    ) -> Sequence[Case]:
        """Return the cases in these states that pass every filter, those that are due first before the others."""
        wanted = {"owner": owner, "team": team, "customer": customer}
        return cases.cases(self._connection, states, wanted, overdue_at, limit)

    def case_counts(
        self, window: Window, by: str = "", filters: Mapping[str, str] | None = None
    ) -> Mapping[str, Cared]:
        """Return what became of the cases of each group, by when they were resolved."""
        return cases.counts(self._connection, window, by, filters or {})

    def resolving(self) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day on which a case was resolved, or ``None`` without any."""
        return cases.span(self._connection, zones.settled(self._connection))

    def complained(self, wanted: Complained, after: tuple[dt.date, str] | None, limit: int) -> Sequence[Complaint]:
        """Return complaints that are meant, one an ask, the newest days first."""
        return complaints.complained(self._connection, wanted, after, limit)

    def changes_told(self) -> Mapping[str, tuple[int, int]]:
        """Return, by change, how many customers were told and how many of them wrote back."""
        return complaints.told(self._connection)

    def reactions(self, change: str, limit: int) -> Sequence[ChangeTold]:
        """Return what customers said to a change, the newest first."""
        return complaints.reactions(self._connection, change, limit)
