"""The scores and comments that customers gave: daily counts where they suffice, else the responses themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, text

from bot.hearing import SENTIMENT
from bot.tally import Tally
from bot.voices import Search
from storage import cohorts, fair, moods, pairs, recorded, times
from storage.archive.connected import Connected
from storage.archive.grouping import grouped
from storage.crossed import crossed
from storage.ledgers import TALLIES as COUNTS
from storage.voices import voices

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from bot.periods.window import Window
    from bot.reports.fairness import Group
    from bot.reports.mentions import Mentions
    from bot.reports.pairs import Pairs
    from bot.voices import Voice
    from storage.archive.grouping import Count

MOST_VALUES = 1000
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


class Answers(Connected):
    """Implements :class:`bot.ports.answers.Answers`."""

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
