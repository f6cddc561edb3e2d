"""Our analyzer behind TextBlob's interface: ``TextBlob(text, analyzer=CommentAnalyzer()).sentiment.polarity``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textblob.base import CONTINUOUS, BaseSentimentAnalyzer

from bot.sentiment import engine

if TYPE_CHECKING:
    from bot.sentiment.opinion import Opinion


class CommentAnalyzer(BaseSentimentAnalyzer):  # type: ignore[misc] # TextBlob has no types
    """
    Reads comments in five languages.

    Give TextBlob an instance, and read ``.sentiment.polarity``: a blob's own ``.polarity`` asks the pattern lexicon.
    """

    kind = CONTINUOUS

    def __init__(self, language: str = "") -> None:
        super().__init__()
        self._language = language

    def analyze(self, text: str, keep_assessments: bool = False) -> Opinion:  # noqa: FBT001, FBT002 - TextBlob's signature
        """Return the opinion in a comment; with ``keep_assessments``, the words that decided it as well."""
        opinion = engine.opinion(text, self._language)
        if not keep_assessments:
            return opinion
        return opinion._replace(assessments=engine.assessments(text, opinion.language))
