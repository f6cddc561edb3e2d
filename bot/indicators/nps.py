"""
Net promoter score: the share of 9 and 10 less the share of 0 to 6, in points from -100 to 100.

Only answers on eleven steps, 0 to 10, count: anything else is not a net promoter score (Reichheld, 2003). The interval
is the normal one for a difference of two shares of one sample; a change is told apart from chance by z at 95 %.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.indicators import Amount, Estimate, Indicator, Note
from bot.reports.sources import Scores
from bot.statistics import ENOUGH_FOR_NET, net_change, net_interval, net_score

if TYPE_CHECKING:
    from bot.tally import Tally

STEPS = 11
PROMOTERS, DETRACTORS = range(9, 11), range(7)


def counts(tally: Tally) -> tuple[int, int, int]:
    """Return promoters, detractors and answers."""
    return tally.count(PROMOTERS), tally.count(DETRACTORS), tally.n


def estimate(tally: Tally) -> Estimate | None:
    """Return the score in points, or ``None`` without answers on eleven steps."""
    promoters, detractors, n = counts(tally)
    if not n or tally.scale != STEPS:
        return None
    interval = net_interval(promoters, detractors, n)
    shares = {"promoters": promoters / n, "passives": (n - promoters - detractors) / n, "detractors": detractors / n}
    beside = {name: Amount(value=share, unit="share") for name, share in shares.items()}
    note = Note(key="indicator.nps.shares", values=beside)
    value = net_score(promoters, detractors, n)
    return Estimate(value=value, n=n, low=interval.low, high=interval.high, notes=(note,), data=shares)


def change(earlier: Tally, later: Tally) -> str:
    """Return ``up``, ``down`` or ``unclear``."""
    return net_change(counts(later), counts(earlier))


INDICATOR = Indicator(
    name="nps",
    source=Scores("nps"),
    measure="nps",
    estimate=estimate,
    change=change,
    least=ENOUGH_FOR_NET,
    unit="points",
)
