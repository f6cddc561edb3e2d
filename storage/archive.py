"""What reports read: daily counts where they suffice, the responses themselves for crossed filters."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select, text

from bot.hearing import SENTIMENT
from bot.model import ACTIVE
from bot.reports.views import CUSTOMERS
from bot.tally import Tally
from bot.voices import Search
from storage import (
    asked,
    cases,
    cohorts,
    complaints,
    dealings,
    fair,
    finding,
    firsts,
    kept,
    moods,
    pairs,
    recorded,
    risk,
    served,
    times,
    trail,
    views,
    zones,
)
from storage.crossed import crossed
from storage.ledgers import TALLIES as COUNTS
from storage.voices import voices

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from bot.changes.complaints import Complained, Complaint
    from bot.dossier import Dealing
    from bot.model import AuditEntry, Case, CaseState, ChangeTold, Customer
    from bot.periods.window import Window
    from bot.reports.cohort import Cohort
    from bot.reports.contacts import Asked, Cared, Firsts, Kept, Took
    from bot.reports.fairness import Group
    from bot.reports.mentions import Mentions
    from bot.reports.pairs import Pairs
    from bot.reports.views import Views
    from bot.voices import Voice
    from storage.trail import Lost

MOST_VALUES = 1000

Count = tuple[str, int, int, int]
"""Group, scale, score, how often."""


class Archive:
    """Implements :class:`bot.ports.Archive` on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def tallies(
        self, measure: str, window: Window, by: str = "", filters: Mapping[str, str] | None = None
    ) -> dict[str, Tally]:
        """Return the tally of each group; a group without answers is left out."""
        wanted = {name: value for name, value in (filters or {}).items() if value}
        dimensions = set(wanted) | ({by} - {"", "day"})
        if len(dimensions) > 1 and measure == SENTIMENT:
            return grouped(moods.counts(self._connection, window, by, wanted))
        if len(dimensions) > 1:
            return grouped(crossed(self._connection, measure, window, by, wanted))
        dimension = next(iter(dimensions), "")
        return grouped(self._counted(measure, window, by, dimension, wanted.get(dimension)))

    def _counted(self, measure: str, window: Window, by: str, dimension: str, value: str | None) -> Iterable[Count]:
        groups = {"": (), "day": (COUNTS.c.day,)}.get(by, (COUNTS.c.value,))
        query = (
            select(COUNTS.c.scale, COUNTS.c.score, func.sum(COUNTS.c.count), *groups)
            .where(COUNTS.c.dimension == dimension, COUNTS.c.measure == measure)
            .where(COUNTS.c.day >= window.first, COUNTS.c.day < window.end)
            .group_by(COUNTS.c.scale, COUNTS.c.score, *groups)
        )
        if value is not None:
            query = query.where(COUNTS.c.value == value)
        rows = self._connection.execute(query)
        return ((str(*group), scale, score, int(count)) for scale, score, count, *group in rows)

    def span(self, measure: str) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day with an answer, or ``None`` without any."""
        query = select(func.min(COUNTS.c.day), func.max(COUNTS.c.day)).where(
            COUNTS.c.dimension == "", COUNTS.c.measure == measure, COUNTS.c.count > 0
        )
        first, last = self._connection.execute(query).one()
        return (first, last) if first else None

    def values(self, dimension: str) -> Sequence[str]:
        """Return the values of a dimension that have answers, in alphabetical order, 1,000 at most."""
        found = set(self._connection.scalars(VALUES, {"dimension": dimension, "most": MOST_VALUES}))
        if dimension in cohorts.DIMENSIONS:
            found.update(cohorts.values(self._connection, dimension, MOST_VALUES))
        return sorted(found)[:MOST_VALUES]

    def recorded(self, dimension: str, wanted: str = "") -> Sequence[str]:
        """Return the wanted value alone where it is recorded as it is written, else all of them, 1,000 at most."""
        return recorded.recorded(self._connection, dimension, wanted, MOST_VALUES)

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

    def took(self, window: Window, by: str = "", filters: Mapping[str, str] | None = None) -> Mapping[str, Took]:
        """Return how long the interactions of each group took."""
        return times.took(self._connection, window, by, filters or {})

    def lengths(self, measure: str, window: Window, filters: Mapping[str, str]) -> Mapping[int, Tally]:
        """Return the scores given after talks of so many seconds."""
        found = grouped(times.lengths(self._connection, measure, window, filters))
        return {int(seconds): tally for seconds, tally in found.items()}

    def pairs(self, measure: str, areas: Sequence[str], window: Window, filters: Mapping[str, str]) -> Pairs:
        """Return the overall scores with what stands beside each."""
        return pairs.pairs(self._connection, measure, areas, window, filters)

    def fair(
        self, measure: str, by: Sequence[str], window: Window, filters: Mapping[str, str]
    ) -> Mapping[str, Mapping[str, Group]]:
        """Return the groups of customers of each dimension."""
        return fair.fair(self._connection, measure, by, window, filters)

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

    def voices(self, measure: str, window: Window, limit: int, filters: Mapping[str, str]) -> Sequence[Voice]:
        """Return the newest comments of the window that stand beside a score of this measure and pass every filter."""
        return self.comments(Search(window=window, filters=filters, measure=measure), limit)

    def comments(self, search: Search, limit: int, skip: int = 0) -> Sequence[Voice]:
        """Return the newest comments that pass, without as many of the newest as are to be skipped."""
        return voices(self._connection, search, limit, skip)

    def mentions(
        self, window: Window, by: str = "", filters: Mapping[str, str] | None = None
    ) -> Mapping[str, Mentions]:
        """Return what the comments of each group speak of; a group without comments is left out."""
        if by or any((filters or {}).values()):
            return moods.mentions(self._connection, window, by, filters or {})
        everything = self.tallies(SENTIMENT, window).get("", Tally())
        return moods.tallied(everything, self.tallies(SENTIMENT, window, "topic"))

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

    def undelivered(self, window: Window) -> Sequence[Lost]:
        """Return the messages due in this window that will never arrive, the newest first, 1,000 at most."""
        return trail.undelivered(self._connection, window)

    def audit(self, limit: int) -> Sequence[AuditEntry]:
        """Return the newest entries of the trail, the newest first."""
        return trail.audit(self._connection, limit)


VALUES = text(
    """
    WITH RECURSIVE found(value) AS (
        SELECT min(value) FROM tallies WHERE dimension = :dimension
        UNION ALL
        SELECT (SELECT min(value) FROM tallies WHERE dimension = :dimension AND tallies.value > found.value)
        FROM found WHERE found.value IS NOT NULL
    )
    SELECT value FROM found WHERE value IS NOT NULL LIMIT :most
    """
)
"""Steps from value to value along the index, however many days each has."""


def grouped(counts: Iterable[Count]) -> dict[str, Tally]:
    """Return a tally for each group; of several scales the one with most answers, as scales are never mixed."""
    scales: dict[str, dict[int, dict[int, int]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
    totals: dict[int, int] = defaultdict(int)
    for group, scale, score, count in counts:
        if count > 0:
            scales[group][scale][score] += count
            totals[scale] += count
    scale = max(totals, key=lambda each: (totals[each], each), default=0)
    return {group: Tally(scale, dict(found[scale])) for group, found in scales.items() if scale in found}
