"""What is thought of a comment."""

from __future__ import annotations

from typing import NamedTuple

LABELS = ("negative", "neutral", "positive")
VERSION = "2026.11-4"
"""Changes whenever the same comment may get another opinion; kept beside every opinion."""


class Opinion(NamedTuple):
    """
    What a comment feels like, as TextBlob's ``.sentiment``.

    ``label`` is negative, neutral or positive; ``polarity`` from -1 to 1 is P(positive) - P(negative);
    ``subjectivity`` from 0 to 1 is 1 - P(neutral); ``confidence`` from 0 to 1 is the label's probability.
    Where nothing can be said the label is empty and the numbers are ``None``. ``language`` is its code, or "other".
    ``assessments`` are the words with what each pulls towards, when they were asked for.
    """

    label: str
    polarity: float | None
    subjectivity: float | None
    confidence: float | None
    language: str
    version: str = VERSION
    assessments: tuple[tuple[str, float], ...] = ()
