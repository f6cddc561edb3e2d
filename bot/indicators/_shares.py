"""What indicators have in common that are a share: Wilson's interval, Newcombe's comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.indicators import Amount, Estimate, Note
from bot.statistics import share_change, wilson

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bot.tally import Tally

Boxes = dict[int, tuple[int, ...]]
"""The scores that count in favour, by the number of steps of the scale."""


def of(hits: int, n: int, *, notes: Collection[Note] = (), data: Mapping[str, Any] | None = None) -> Estimate | None:
    """Return hits ÷ n from 0 to 1 with its interval, or ``None`` of nothing."""
    if not n:
        return None
    bounds = wilson(hits, n)
    return Estimate(
        value=hits / n, n=n, hits=hits, low=bounds.low, high=bounds.high, notes=tuple(notes), data=dict(data or {})
    )


def estimate(tally: Tally, boxes: Mapping[int, Collection[int]]) -> Estimate | None:
    """Return the share of answers in the box, with the mean beside it; ``None`` without answers on a known scale."""
    mean = tally.mean
    if mean is None or tally.scale not in boxes:
        return None
    beside = Note(key="report.mean", values={"mean": Amount(value=mean, unit="number"), "scale": tally.scale})
    data = {"mean": mean, "scale": tally.scale}
    return of(tally.count(boxes[tally.scale]), tally.n, notes=(beside,), data=data)


def change(earlier: Tally, later: Tally, boxes: Mapping[int, Collection[int]]) -> str:
    """Return ``up``, ``down`` or ``unclear``; scales are never compared with one another."""
    box = boxes.get(later.scale)
    if box is None or earlier.scale != later.scale:
        return "unclear"
    return share_change(later.count(box), later.n, earlier.count(box), earlier.n)
