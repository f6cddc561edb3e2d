"""What reports are made of: an indicator over a window, before it, in its groups, and over time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bot.indicators import Estimate, Indicator
    from bot.request import Request
    from bot.statistics import Standing

TIME = ("day", "week")
"""Groups that are times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """
    An indicator of one group; ``estimate`` is ``None`` without answers, ``enough`` when it reads as a share.

    ``before`` is the window before and ``change`` what may be said about it, ``target`` what is to be reached: all for
    groups that are compared one by one.
    """

    group: str
    estimate: Estimate | None
    enough: bool
    before: Estimate | None = None
    change: str = ""
    target: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that answers one request; ``groups`` are ordered, best lower bound first, or by time."""

    indicator: Indicator
    request: Request
    total: Reading
    previous: Reading
    change: str
    groups: tuple[Reading, ...]
    standing: Standing | None
    """Who lies apart from the others; ``None`` where fewer than two groups can be compared."""
    trend: tuple[Reading, ...]
    span: tuple[dt.date, dt.date] | None
    """The first and the last day that hold anything."""
    target: float | None = None
    """What is to be reached, in the indicator's unit."""
    areas: Mapping[str, str] = field(default_factory=dict)
    """What areas are called in the reader's language."""

    @property
    def each(self) -> bool:
        """Whether its groups are what it is about, each compared on its own, and not the whole."""
        return bool(self.indicator.by) and self.request.by == self.indicator.by


def nothing(indicator: Indicator, request: Request) -> Report:
    """Return a report in which there is nothing yet."""
    none = Reading(group="", estimate=None, enough=False)
    return Report(
        indicator=indicator,
        request=request,
        total=none,
        previous=none,
        change="unclear",
        groups=(),
        standing=None,
        trend=(),
        span=None,
    )
