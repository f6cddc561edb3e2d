"""
How sure a figure is: intervals, and whether two figures differ.

Shares are numbers from 0 to 1, net scores points from -100 to 100; every interval is a 95 % interval.
"""

from __future__ import annotations

from bot.statistics.chance import margins, moved, sign_test
from bot.statistics.groups import Standing, stands_out
from bot.statistics.intervals import Interval, Verdict, Z
from bot.statistics.nets import ENOUGH_FOR_NET, net_change, net_interval, net_margin, net_score, net_z
from bot.statistics.shares import ENOUGH_FOR_SHARE, share_change, share_difference, wilson

__all__ = [
    "ENOUGH_FOR_NET",
    "ENOUGH_FOR_SHARE",
    "Interval",
    "Standing",
    "Verdict",
    "Z",
    "margins",
    "moved",
    "net_change",
    "net_interval",
    "net_margin",
    "net_score",
    "net_z",
    "share_change",
    "share_difference",
    "sign_test",
    "stands_out",
    "wilson",
]
