"""What a comment feels like, behind one function: text in, opinion out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bot.sentiment.opinion import Opinion

if TYPE_CHECKING:
    from textblob import Blobber

__all__ = ["Opinion", "analyse", "warm"]


def analyse(text: str, language: str = "") -> Opinion | None:
    """
    Return the opinion in a comment, or ``None`` for an empty one.

    ``language`` is the code of the language the customer is known to write in. The label is empty, and the numbers are
    ``None``, when the comment is in a language that is not read here and no emoji or rating decides.
    """
    return _blobber(language)(text).sentiment if text.strip() else None


def warm() -> None:
    """Load everything that the first comment needs, in about a second: meant for a thread of its own."""
    from bot.sentiment.language import LANGUAGES

    for language in LANGUAGES:
        analyse("ok :)", language)


@cache
def _blobber(language: str) -> Blobber:
    """TextBlob with our analyzer, imported with the first comment: it costs half a second and tens of megabytes."""
    from textblob import Blobber

    from bot.sentiment.analyzer import CommentAnalyzer

    return Blobber(analyzer=CommentAnalyzer(language))
