"""
Customer satisfaction: the share of answers in the top box.

Top box by scale: 3 of 3; 3 and 4 of 4; 4 and 5 of 5; 5 and 6 of 6; 6 and 7 of 7; 8, 9 and 10 of 10. Every answer given
counts once, on the day it was first given. By area it is the same share of the ratings of each area. The interval is
Wilson's at 95 % (Wilson, 1927); a change is told apart from chance by Newcombe's interval for the difference of two
shares (Newcombe, 1998). Beside it stand the answers above the company's usual level.
"""

from __future__ import annotations

from functools import partial

from bot.indicators import Indicator, _shares, _usual
from bot.reports.sources import Scores
from bot.statistics import ENOUGH_FOR_SHARE

TOP_BOX = {3: (3,), 4: (3, 4), 5: (4, 5), 6: (5, 6), 7: (6, 7), 10: (8, 9, 10)}

SOURCE = Scores("csat", by_area="area")

INDICATOR = Indicator(
    name="csat",
    source=SOURCE,
    measure="csat",
    estimate=partial(_shares.estimate, boxes=TOP_BOX),
    change=partial(_shares.change, boxes=TOP_BOX),
    least=ENOUGH_FOR_SHARE,
    beside=_usual.Beside(SOURCE),
)
