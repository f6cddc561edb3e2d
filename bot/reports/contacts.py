"""What interactions and asks of a window come to: the samples behind times, promises, first contacts and answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.reports.durations import Durations

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bot.periods import Window
    from bot.ports import Archive

DIMENSIONS = ("agent", "channel", "product", "language", "kind", "team")
"""What interactions can be told apart by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """How long interactions took; ``handling`` is what is recorded of talk, hold and after-contact work together."""

    handling: Durations = field(default_factory=Durations)
    talk: Durations = field(default_factory=Durations)
    hold: Durations = field(default_factory=Durations)
    after: Durations = field(default_factory=Durations)
    wait: Durations = field(default_factory=Durations)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """``hits`` of ``n``."""

    hits: int = 0
    n: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How many first replies and resolutions came within the agreed time, and how many contacts were answered."""

    reply: Share = field(default_factory=Share)
    resolution: Share = field(default_factory=Share)
    unresolved: int = 0
    """Of those with an agreed time for it, how many are not resolved yet or never were."""
    answered: Share = field(default_factory=Share)


@dataclass(frozen=True, slots=True, kw_only=True)
class Firsts:
    """How many first contacts resolved what they were about; ``again`` are contacts about the same, left out."""

    resolved: Share = field(default_factory=Share)
    again: int = 0
    answered: Share = field(default_factory=Share)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How many of the asks that reached somebody are answered by now; ``open`` ones can still be."""

    answered: Share = field(default_factory=Share)
    open: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cared:
    """What became of the cases that were resolved: how many customers say it is good now, and how long it took."""

    recovered: Share = field(default_factory=Share)
    """``hits`` say yes of ``n`` who say anything."""
    partly: int = 0
    resolved: int = 0
    take: Durations = field(default_factory=Durations)
    """From when it was opened to when somebody took it."""
    resolve: Durations = field(default_factory=Durations)
    """From when it was opened to when it was resolved for the last time."""


@dataclass(frozen=True, slots=True)
class Interactions:
    """Interactions by the day they started; those whose start nobody knows by the day they ended."""

    what: type[Took | Kept | Firsts]

    @property
    def empty(self) -> Took | Kept | Firsts:
        """The sample without interactions."""
        return self.what()

    def read(
        self, archive: Archive, window: Window, by: str, filters: Mapping[str, str]
    ) -> Mapping[str, Took | Kept | Firsts]:
        """Return the sample of each group."""
        if self.what is Took:
            return archive.took(window, by, filters)
        return archive.kept(window, by, filters) if self.what is Kept else archive.firsts(window, by, filters)

    def span(self, archive: Archive) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day on which an interaction started."""
        return archive.served()


@dataclass(frozen=True, slots=True)
class Cases:
    """Cases by the day they were last resolved."""

    empty: Cared = field(default_factory=Cared)

    def read(self, archive: Archive, window: Window, by: str, filters: Mapping[str, str]) -> Mapping[str, Cared]:
        """Return the sample of each group."""
        return archive.case_counts(window, by, filters)

    def span(self, archive: Archive) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day on which a case was resolved."""
        return archive.resolving()


@dataclass(frozen=True, slots=True)
class Asks:
    """Asks by the day they were sent."""

    empty: Asked = field(default_factory=Asked)

    def read(self, archive: Archive, window: Window, by: str, filters: Mapping[str, str]) -> Mapping[str, Asked]:
        """Return the sample of each group."""
        return archive.asked(window, by, filters)

    def span(self, archive: Archive) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day on which somebody was asked."""
        return archive.asking()
