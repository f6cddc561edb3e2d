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
RATED = ("area", "yes", "csat")
"""Measures whose answers may be about an area: ratings one by one, yes or no, and a question of its own."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """Ratings of one area, or ``mixed`` ones of several."""

    tally: Tally = field(default_factory=Tally)
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class Areas:
    """Ratings of areas by answer day: of each on its own where areas are told apart, else of all together."""

    empty: Rated = field(default_factory=Rated)

    def read(self, archive: Archive, window: Window, by: str, filters: Mapping[str, str]) -> Mapping[str, Rated]:
        """Return the ratings of each group; an area that is asked about in several ways counts as it mostly is."""
        if "area" not in {by, *filters}:
            found = archive.tallies(RATED[0], window, by, filters)
            return {group: Rated(tally=tally, mixed=True) for group, tally in found.items()}
        best: dict[str, Rated] = {}
        for measure in (each for each in RATED if archive.tallies(each, window, "area")):
            for group, tally in archive.tallies(measure, window, by, filters).items():
                if tally.n > best.get(group, self.empty).tally.n:
                    best[group] = Rated(tally=tally)
        return best

    def span(self, archive: Archive) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day on which an area was rated."""
        found = [span for measure in RATED[:2] if (span := archive.span(measure))]
        return (min(first for first, _ in found), max(last for _, last in found)) if found else None


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
