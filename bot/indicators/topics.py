"""
Topics: the share of comments that mention a topic, and the share of these that are negative.

Comments ÷ comments, by the day they were first written; a comment may mention several topics. Negative is the share of
those whose label is known. Intervals are Wilson's at 95 % (Wilson, 1927), a change is told apart from chance by
Newcombe's (Newcombe, 1998).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.hearing import NEGATIVE, UNKNOWN
from bot.indicators import Estimate, Indicator, _shares
from bot.reports.mentions import DIMENSIONS, Topics
from bot.statistics import ENOUGH_FOR_SHARE, share_change, wilson

if TYPE_CHECKING:
    from bot.reports.mentions import Mentions
    from bot.tally import Tally


def estimate(mentions: Mentions) -> Estimate | None:
    """Return the share of comments that mention a topic from 0 to 1, or ``None`` without comments."""
    data = {"topics": {topic: _figures(tally) for topic, tally in mentions.topics.items()}}
    return _shares.of(mentions.tagged, mentions.comments, data=data)


def _figures(tally: Tally) -> dict[str, Any]:
    """Return how often a topic is mentioned, and how many of the mentions that could be read are negative."""
    negative, read = tally.count([NEGATIVE]), tally.n - tally.count([UNKNOWN])
    found: dict[str, Any] = {"mentions": tally.n, "negative": negative, "read": read}
    if not read:
        return found
    bounds = wilson(negative, read)
    return found | {"negative_share": negative / read, "negative_low": bounds.low, "negative_high": bounds.high}


def change(earlier: Mentions, later: Mentions) -> str:
    """Return ``up``, ``down`` or ``unclear``."""
    if not (earlier.comments and later.comments):
        return "unclear"
    return share_change(later.tagged, later.comments, earlier.tagged, earlier.comments)


INDICATOR = Indicator(
    name="topics",
    source=Topics(),
    estimate=estimate,
    change=change,
    least=ENOUGH_FOR_SHARE,
    dimensions=DIMENSIONS,
    about="comments",
)
