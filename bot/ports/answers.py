"""What reports read of the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from bot.periods import Window
    from bot.reports.fairness import Group
    from bot.reports.mentions import Mentions
    from bot.reports.pairs import Pairs
    from bot.tally import Tally
    from bot.voices import Search, Voice


class Answers(Protocol):
    """The scores and comments that customers gave."""

    def tallies(
        self, measure: str, window: Window, by: str = "", filters: Mapping[str, str] | None = None
    ) -> Mapping[str, Tally]:
        """
        Return the tally of each group over the window's days, by answer day.

        ``by`` is a dimension (agent, team, area, channel, product, language, kind; topic, of comments) or ``day``;
        without it all is in group ``""``.
        A dimension's empty value is left out. With several agents an answer counts in each one's group.
        """

    def span(self, measure: str) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day with an answer, or ``None`` without any."""

    def values(self, dimension: str) -> Sequence[str]:
        """Return the values of a dimension that have answers or stays, in alphabetical order, 1,000 at most."""

    def recorded(self, dimension: str, wanted: str = "") -> Sequence[str]:
        """
        Return the values of a dimension that interactions or customers have, rated or not, 1,000 at most.

        Where the wanted one is among them as it is written, it alone: finding it is quicker than finding all.
        """

    def voices(self, measure: str, window: Window, limit: int, filters: Mapping[str, str]) -> Sequence[Voice]:
        """Return the newest comments that stand beside a score of this measure and pass every filter."""

    def comments(self, search: Search, limit: int, skip: int = 0) -> Sequence[Voice]:
        """Return the newest comments that pass, without as many of the newest as are to be skipped."""

    def mentions(
        self, window: Window, by: str = "", filters: Mapping[str, str] | None = None
    ) -> Mapping[str, Mentions]:
        """Return what the comments of each group speak of; ``by`` and ``filters`` are as for :meth:`tallies`."""

    def lengths(self, measure: str, window: Window, filters: Mapping[str, str]) -> Mapping[int, Tally]:
        """Return the scores of this measure given after talks of so many seconds."""

    def pairs(self, measure: str, areas: Sequence[str], window: Window, filters: Mapping[str, str]) -> Pairs:
        """
        Return the overall scores of the window, by answer day, with what stands beside each.

        These are the ratings of these areas in the same ask, and how long the reply and the talk took.
        """

    def fair(
        self, measure: str, by: Sequence[str], window: Window, filters: Mapping[str, str]
    ) -> Mapping[str, Mapping[str, Group]]:
        """
        Return the scores of the groups of each dimension, with how many customers gave them.

        Dimensions are segment, contract, language, product, channel, kind and team; linked customers are one.
        """
