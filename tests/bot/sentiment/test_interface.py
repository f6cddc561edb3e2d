from __future__ import annotations

import pytest
from textblob import Blobber, TextBlob

from bot.sentiment import analyse
from bot.sentiment.analyzer import CommentAnalyzer

ANALYZER = CommentAnalyzer()


def test_a_blob_tells_our_opinion() -> None:
    told = TextBlob("Ātri un laipni, paldies!", analyzer=ANALYZER).sentiment
    assert (told.label, told.language) == ("positive", "lv")
    assert told.polarity > 0.5


def test_the_polarity_of_a_blob_itself_asks_somebody_else() -> None:
    blob = Blobber(analyzer=ANALYZER)("Heel slecht geholpen, nooit meer")
    assert blob.sentiment.polarity < 0
    assert blob.polarity == 0


def test_assessments_name_the_words_that_decided() -> None:
    told = dict(TextBlob("terrible service", analyzer=ANALYZER).sentiment_assessments.assessments)
    assert told["terrible"] < 0


def test_without_asking_there_are_no_assessments() -> None:
    assert ANALYZER.analyze("terrible service", keep_assessments=False).assessments == ()


@pytest.mark.parametrize("text", ["terrible service", "Great, thank you!", "Wanneer komt de monteur?", "мерси"])
def test_the_numbers_are_what_they_say(text: str) -> None:
    told = analyse(text)
    assert told is not None
    assert -1 <= told.polarity <= 1
    assert 0 <= told.subjectivity <= 1
    assert 1 / 3 <= told.confidence <= 1
    assert told.version


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_nothing_written_is_no_opinion(text: str) -> None:
    assert analyse(text) is None
