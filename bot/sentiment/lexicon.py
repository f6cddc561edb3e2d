"""What VADER's lexicon of 7,500 words, emoticons and slang says of an English comment."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from bot.sentiment.folding import fold
from bot.sentiment.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.sentiment.tokens import Token

WORTH = 3.0
"""What the strongest words add, as a logarithm of chances."""
CALM = 0.35
"""Below this strength neutral gains, above it neutral loses."""
ENGLISH = "en"
KINDS = frozenset({"word", "shout", "emoticon", "stop"})
"""What it is given: emoji have a list of their own, and many would take it long; thanks are mostly politeness."""


def heard(found: Sequence[Token], language: str) -> tuple[float, float, float]:
    """Return what the lexicon says for negative, neutral and positive; nothing in another language."""
    if language != ENGLISH:
        return 0.0, 0.0, 0.0
    thanks = words(ENGLISH, "thanks")
    spoken = " ".join(token.text for token in found if token.kind in KINDS and fold(token.text) not in thanks)
    strength = WORTH * float(vader().polarity_scores(spoken)["compound"])
    return -strength, WORTH * CALM - abs(strength), strength


@cache
def vader() -> Any:  # noqa: ANN401 - it has no types
    """Return VADER, read from its file the first time."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()
