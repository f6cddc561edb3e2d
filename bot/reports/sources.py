"""Where an indicator's figures come from: each source turns an archive, a window and a grouping into samples."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from bot.reports.cohort import Cohort
from bot.tally import Tally

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bot.periods import Window
    from bot.ports import Archive

INTERACTIONS = ("agent", "area", "channel", "product", "language", "kind", "team")
"""What answers can be told apart by."""
CUSTOMERS = ("product", "contract", "segment")
"""What customers can be told apart by."""

S_co = TypeVar("S_co", covariant=True)


class Source(Protocol[S_co]):
    """What a window holds, in groups."""

    @property
    def empty(self) -> S_co:
        """The sample in which there is nothing."""

    def read(self, archive: Archive, window: Window, by: str, filters: Mapping[str, str]) -> Mapping[str, S_co]:
        """Return the sample of each group; without ``by`` all is in group ``""``."""

    def span(self, archive: Archive) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day that holds anything."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Answers to the questions of one measure, by answer day; where an area is named, to those of ``by_area``."""

    measure: str
    by_area: str = ""
    empty: Tally = field(default_factory=Tally)

    def read(self, archive: Archive, window: Window, by: str, filters: Mapping[str, str]) -> Mapping[str, Tally]:
        """Return the tally of each group."""
        areas = self.by_area and "area" in {by, *filters}
        return archive.tallies(self.by_area if areas else self.measure, window, by, filters)

    def span(self, archive: Archive) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day with an answer."""
        return archive.span(self.measure)


@dataclass(frozen=True, slots=True)
class Customers:
    """Customers by when they came and went."""

    empty: Cohort = field(default_factory=Cohort)

    def read(self, archive: Archive, window: Window, by: str, filters: Mapping[str, str]) -> Mapping[str, Cohort]:
        """Return the customers of each group."""
        return archive.cohorts(window, by, filters)

    def span(self, archive: Archive) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day on which a customer came or went."""
        return archive.movements()
