"""What others say of a comment, at the thresholds their authors recommend or, for TextBlob, the usual ones."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from bot.sentiment.training.fit import NEGATIVE, NEUTRAL, POSITIVE, WITHOUT_NEUTRAL

if TYPE_CHECKING:
    from bot.sentiment.training.material import Comment

CALM, CALMER = 0.1, 0.05


def textblob(comment: Comment) -> int:
    """Return TextBlob's label."""
    from textblob.en import sentiment

    return _label(float(sentiment(comment.text)[0]), CALM, comment)


def vader(comment: Comment) -> int:
    """Return VADER's label."""
    return _label(float(_lexicon().polarity_scores(comment.text)["compound"]), CALMER, comment)


@cache
def _lexicon() -> Any:  # noqa: ANN401 - it has no types
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


def _label(polarity: float, calm: float, comment: Comment) -> int:
    if abs(polarity) < calm and comment.source not in WITHOUT_NEUTRAL:
        return NEUTRAL
    return POSITIVE if polarity > 0 else NEGATIVE


RIVALS = (textblob, vader)
