"""What indicators have in common that are the share of some scores: Wilson's interval, Newcombe's comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.indicators import Amount, Estimate, Note
from bot.statistics import share_change, wilson

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bot.tally import Tally

Boxes = dict[int, tuple[int, ...]]
"""The scores that count in favour, by the number of steps of the scale."""


def estimate(tally: Tally, boxes: Mapping[int, Collection[int]]) -> Estimate | None:
    """Return the share of answers in the box, with the mean beside it; ``None`` without answers on a known scale."""
    mean = tally.mean
    if mean is None or tally.scale not in boxes:
        return None
    n, hits = tally.n, tally.count(boxes[tally.scale])
    interval = wilson(hits, n)
    beside = Note(key="report.mean", values={"mean": Amount(value=mean, unit="number"), "scale": tally.scale})
    data = {"mean": mean, "scale": tally.scale}
    return Estimate(value=hits / n, n=n, low=interval.low, high=interval.high, hits=hits, notes=(beside,), data=data)


def change(earlier: Tally, later: Tally, boxes: Mapping[int, Collection[int]]) -> str:
    """Return ``up``, ``down`` or ``unclear``; scales are never compared with one another."""
    box = boxes.get(later.scale)
    if box is None or earlier.scale != later.scale:
        return "unclear"
    return share_change(later.count(box), later.n, earlier.count(box), earlier.n)
