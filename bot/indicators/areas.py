"""
Satisfaction by area: for each area that customers rated, the share of its ratings in the top box.

The top box is that of CSAT, for questions of yes or no it is yes. Areas are told apart by Wilson's 95 % intervals
(Wilson, 1927), the surest first; a change against the window before is told apart from chance by Newcombe's interval
(Newcombe, 1998). Together they are the share of all ratings, without an interval, as those of one customer are alike.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.indicators import Indicator, _shares
from bot.indicators.csat import TOP_BOX
from bot.reports.sources import Areas
from bot.statistics import ENOUGH_FOR_SHARE

if TYPE_CHECKING:
    from bot.indicators import Estimate
    from bot.reports.sources import Rated

BOXES = {2: (1,), **TOP_BOX}


def estimate(rated: Rated) -> Estimate | None:
    """Return the share of ratings in the top box from 0 to 1; without an interval where it is of several areas."""
    found = _shares.estimate(rated.tally, BOXES)
    return replace(found, low=None, high=None, notes=()) if found and rated.mixed else found


def change(earlier: Rated, later: Rated) -> str:
    """Return ``up``, ``down`` or ``unclear``; several areas together are never compared."""
    if earlier.mixed or later.mixed:
        return "unclear"
    return _shares.change(earlier.tally, later.tally, BOXES)


INDICATOR = Indicator(
    name="areas",
    source=Areas(),
    estimate=estimate,
    change=change,
    least=ENOUGH_FOR_SHARE,
    measure="area",
    about="areas",
    by="area",
    like="csat",
)
