"""What reports read of cases, and of what was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bot.model import ACTIVE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping, Sequence

    from bot.changes.complaints import Complained, Complaint
    from bot.model import Case, CaseState, ChangeTold
    from bot.periods import Window
    from bot.reports.contacts import Cared


class Cases(Protocol):
    """Cases, the complaints behind them, and what was told of changes."""

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
        """
        Return the cases in these states that pass every filter, those that are due first before the others.

        ``owner`` is a ``platform:person``; ``overdue_at`` keeps those whose next step was due by then. Closed ones come
        after, the newest first.
        """

    def case_counts(
        self, window: Window, by: str = "", filters: Mapping[str, str] | None = None
    ) -> Mapping[str, Cared]:
        """
        Return what became of the cases of each group, by when they were last resolved; a no that reopened one counts.

        ``by`` is agent (who served), team, channel, product, language, cause or owner; without it all are in ``""``.
        """

    def resolving(self) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day on which a case was resolved, or ``None`` without any."""

    def complained(self, wanted: Complained, after: tuple[dt.date, str] | None, limit: int) -> Sequence[Complaint]:
        """
        Return complaints that are meant, one an ask: the newest days first, on a day in the order of the asks' tokens.

        They begin ``after`` a day and a token. Customers who were merged are those who stand for them.
        """

    def changes_told(self) -> Mapping[str, tuple[int, int]]:
        """Return, by change, how many customers were told and how many of them wrote back."""

    def reactions(self, change: str, limit: int) -> Sequence[ChangeTold]:
        """Return what customers said to a change, the newest first."""
