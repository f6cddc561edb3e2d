"""
Customer satisfaction: the share of answers in the top box.

Top box by scale: 3 of 3; 3 and 4 of 4; 4 and 5 of 5; 5 and 6 of 6; 6 and 7 of 7; 8, 9 and 10 of 10. Every answer
given counts
once, on the day it was first given. The interval is Wilson's at 95 % (Wilson, 1927); a change is told apart from
chance by
Newcombe's interval for the difference of two shares (Newcombe, 1998).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.indicators import Amount, Estimate, Indicator, Note
from bot.sources import Scores
from bot.statistics import ENOUGH_FOR_SHARE, share_change, wilson

if TYPE_CHECKING:
    from bot.tally import Tally

TOP_BOX = {3: (3,), 4: (3, 4), 5: (4, 5), 6: (5, 6), 7: (6, 7), 10: (8, 9, 10)}


def hits(tally: Tally) -> int:
    """Return the number of answers in the top box; 0 on a scale that has none."""
    return tally.count(TOP_BOX.get(tally.scale, ()))


def estimate(tally: Tally) -> Estimate | None:
    """Return the share of answers in the top box from 0 to 1, or ``None`` without answers on a known scale."""
    mean = tally.mean
    if mean is None or tally.scale not in TOP_BOX:
        return None
    n, top = tally.n, hits(tally)
    interval = wilson(top, n)
    beside = Note(key="report.mean", values={"mean": Amount(value=mean, unit="number"), "scale": tally.scale})
    data = {"mean": mean, "scale": tally.scale}
    return Estimate(value=top / n, n=n, low=interval.low, high=interval.high, hits=top, notes=(beside,), data=data)


def change(earlier: Tally, later: Tally) -> str:
    """Return ``up``, ``down`` or ``unclear``."""
    return share_change(hits(later), later.n, hits(earlier), earlier.n)


INDICATOR = Indicator(
    name="csat", source=Scores("csat"), measure="csat", estimate=estimate, change=change, least=ENOUGH_FOR_SHARE
)
