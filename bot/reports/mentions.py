"""What comments speak of: the sample behind topics."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - part of the record
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.hearing import SENTIMENT
from bot.reports.sources import INTERACTIONS
from bot.sentiment.topics import TOPICS
from bot.tally import Tally

if TYPE_CHECKING:
    import datetime as dt

    from bot.periods import Window
    from bot.ports import Archive

DIMENSIONS = (*(name for name in INTERACTIONS if name != "area"), "topic")
"""What comments can be told apart by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """
    How many ``comments`` there are, how many of them name a topic we know, and what those of each topic feel like.

    A comment may name several topics. Tallies hold the scores of :data:`bot.hearing.SCORES`.
    """

    comments: int = 0
    tagged: int = 0
    topics: Mapping[str, Tally] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Topics:
    """Comments by the day they were written, and what they speak of."""

    empty: Mentions = field(default_factory=Mentions)

    def read(self, archive: Archive, window: Window, by: str, filters: Mapping[str, str]) -> Mapping[str, Mentions]:
        """Return the mentions of each group; by topic, each topic's own among all comments, none at all included."""
        if by != "topic":
            return archive.mentions(window, by, filters)
        found = archive.mentions(window, "", filters).get("", self.empty)
        tallies = dict.fromkeys(TOPICS, Tally()) | dict(found.topics) if found.comments else {}
        return {
            topic: Mentions(comments=found.comments, tagged=tally.n, topics={topic: tally})
            for topic, tally in tallies.items()
        }

    def span(self, archive: Archive) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day with a comment."""
        return archive.span(SENTIMENT)
