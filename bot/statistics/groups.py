"""Which of many groups lie apart."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.statistics.intervals import Interval


@dataclass(frozen=True, slots=True)
class Standing:
    """Which groups lie ``above`` and ``below`` more than half of the others; ``overlap`` when no two lie apart."""

    above: tuple[str, ...]
    below: tuple[str, ...]
    overlap: bool


def stands_out(groups: Mapping[str, Interval]) -> Standing:
    """
    Return the groups whose interval lies wholly above, or wholly below, those of more than half of the others.

    Leave out groups with too few answers before asking.
    """
    lows = sorted(interval.low for interval in groups.values())
    highs = sorted(interval.high for interval in groups.values())
    most = (len(groups) - 1) / 2
    return Standing(
        above=tuple(name for name, own in groups.items() if bisect_left(highs, own.low) > most),
        below=tuple(name for name, own in groups.items() if len(lows) - bisect_right(lows, own.high) > most),
        overlap=not groups or max(lows) <= min(highs),
    )
