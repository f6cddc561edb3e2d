"""Where a rating and the words beside it say the opposite of each other: one of them may be a slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.model import Response

STRONG = 0.75
"""From this polarity on, on either side of zero, words are strong."""
SURE = 0.8
"""How confident the analyzer must be of them."""
ENDS = {
    ("csat", 3): (1, 3), ("csat", 4): (1, 4), ("csat", 5): (1, 5), ("csat", 6): (1, 6), ("csat", 7): (2, 6),
    ("csat", 10): (2, 9), ("nps", 11): (2, 9), ("ces", 5): (1, 5), ("ces", 7): (2, 6),
}  # fmt: skip
"""
The highest score that is bad beyond doubt and the lowest that is good beyond doubt, by measure and number of steps.

Yes and no are facts rather than praise, and areas are one side of a matter: words may well differ from these.
"""


def strong(comment: Response) -> str:
    """Return ``negative`` or ``positive`` for a comment that is so strongly and surely; else nothing."""
    polarity, confidence = comment.polarity, comment.confidence
    if polarity is None or confidence is None or confidence < SURE or comment.void or abs(polarity) < STRONG:
        return ""
    return "negative" if polarity < 0 else "positive"


def end(score: Response) -> str:
    """Return ``negative`` or ``positive`` for a score of the whole at that end of its scale; else nothing."""
    if score.score is None or score.area or score.void:
        return ""
    bad, good = ENDS.get((score.measure, score.scale), (score.score - 1, score.score + 1))
    return "negative" if score.score <= bad else "positive" if score.score >= good else ""


def disagree(score: Response, comment: Response) -> bool:
    """Return whether a rating and a comment strongly say the opposite of each other."""
    return {end(score), strong(comment)} == {"negative", "positive"}
