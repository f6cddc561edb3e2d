"""
Customer effort score 2.0: the share of customers who agree that it was easy to have their issue handled.

Agreement is 5, 6 or 7 on seven steps (Dixon, Toman and DeLisi, 2013); other scales are another question and never mixed
in. The interval is Wilson's at 95 % (Wilson, 1927); a change is told apart from chance by Newcombe's (Newcombe, 1998).
"""

from __future__ import annotations

from functools import partial

from bot.indicators import Indicator, _shares
from bot.reports.sources import Scores
from bot.statistics import ENOUGH_FOR_SHARE

AGREE = {7: (5, 6, 7)}

INDICATOR = Indicator(
    name="ces",
    source=Scores("ces"),
    measure="ces",
    estimate=partial(_shares.estimate, boxes=AGREE),
    change=partial(_shares.change, boxes=AGREE),
    least=ENOUGH_FOR_SHARE,
)
