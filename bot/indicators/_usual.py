"""
How many answers are above the company's usual level: its own trailing base line.

The base line is the mean score of all answers of the 84 days before the window, at least 30 of them on the same scale.
An answer is above it when its score is higher; the share that was higher then stands beside it, as scores are steps and
a mean is not.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.indicators import Amount, Note
from bot.periods import Window
from bot.statistics import ENOUGH_FOR_SHARE, wilson

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.ports import Archive
    from bot.reports.sources import Source
    from bot.tally import Tally

SPAN = dt.timedelta(days=84)
"""Twelve weeks: long enough for a season's noise, short enough to be what people are used to."""
ENOUGH = 30
AREA = "area"


@dataclass(frozen=True, slots=True)
class Beside:
    """What is said of the usual level beside a number."""

    source: Source[Tally]

    def __call__(
        self, archive: Archive, window: Window, filters: Mapping[str, str]
    ) -> tuple[tuple[Note, ...], Mapping[str, Any]]:
        """Return the answers above the usual level as a sentence and for programs; nothing with too little history."""
        now = self._tally(archive, window, filters)
        before = Window(first=window.first - SPAN, end=window.first, zone=window.zone)
        usual = self._tally(archive, before, {name: value for name, value in filters.items() if name == AREA})
        if now.n < ENOUGH_FOR_SHARE or usual.n < ENOUGH or now.scale != usual.scale or not above(usual, usual.scale):
            return (), {}
        return _said(now, usual)

    def _tally(self, archive: Archive, window: Window, filters: Mapping[str, str]) -> Tally:
        return self.source.read(archive, window, "", filters).get("", self.source.empty)


def above(usual: Tally, highest: int) -> range:
    """Return the scores above a mean; none where everybody gives the highest."""
    mean = usual.mean
    return range(0) if mean is None else range(int(mean) + 1, highest + 1)


def _said(now: Tally, usual: Tally) -> tuple[tuple[Note, ...], Mapping[str, Any]]:
    scores = above(usual, usual.scale)
    hits, bounds, then = now.count(scores), wilson(now.count(scores), now.n), usual.count(scores) / usual.n
    shares = {"share": hits / now.n, "low": bounds.low, "high": bounds.high, "before": then}
    mean = usual.mean or 0
    shown: dict[str, Any] = {name: Amount(value=value, unit="share") for name, value in shares.items()}
    shown |= {"hits": hits, "n": now.n, "mean": Amount(value=mean), "base": usual.n}
    data = {f"usual_{name}": value for name, value in shares.items()}
    data |= {"usual_hits": hits, "usual_mean": mean, "usual_n": usual.n, "usual_days": SPAN.days}
    return (Note(key="indicator.csat.usual", values=shown),), data
