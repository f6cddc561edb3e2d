"""Counts are gathered into the tallies of groups."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bot.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable


Count = tuple[str, int, int, int]
"""Group, scale, score, how often."""


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
