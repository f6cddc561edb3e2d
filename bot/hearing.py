"""What is heard in a comment: how it feels and what it speaks of, kept beside its words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.sentiment import analyse
from bot.sentiment.opinion import VERSION
from bot.survey.kinds import TEXT

if TYPE_CHECKING:
    from bot.model import Response

SENTIMENT = "sentiment"
"""The measure under which comments are counted."""
NEGATIVE, NEUTRAL, POSITIVE, UNKNOWN = -1, 0, 1, 2
SCORES = {"negative": NEGATIVE, "neutral": NEUTRAL, "positive": POSITIVE, "": UNKNOWN}
"""What each label counts as; a comment that nobody could read is counted apart."""
STEPS = 3
NO_TOPIC = "none"
"""What comments count under that speak of no topic we know."""


def written(response: Response) -> bool:
    """Return whether an answer is a comment: free words, not an option that was chosen."""
    return response.measure == TEXT and bool(response.text)


def version() -> tuple[str, str]:
    """Return which analyzer and which words for topics read a comment today."""
    from bot.sentiment import topics

    return VERSION, topics.version()


def heard(response: Response, known: str) -> Response:
    """
    Return a comment with its sentiment and its topics; any other answer as it is.

    ``known`` is the code of the language that its writer is known to write in.
    """
    if not written(response):
        return response
    from bot.sentiment import topics

    opinion = analyse(response.text, known)
    return replace(
        response,
        label=opinion.label if opinion else "",
        polarity=opinion.polarity if opinion else None,
        subjectivity=opinion.subjectivity if opinion else None,
        confidence=opinion.confidence if opinion else None,
        language=opinion.language if opinion else "",
        analyzer=opinion.version if opinion else VERSION,
        topics=topics.topics(response.text, opinion.language) if opinion else (),
        tagger=topics.version(),
    )
