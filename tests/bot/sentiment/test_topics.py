from __future__ import annotations

import pytest

from bot.sentiment.language import LANGUAGES
from bot.sentiment.topics import TOPICS, _patterns, topics


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("The courier lost my parcel and the app keeps crashing", "en", ("delivery", "app")),
        ("Mijn factuur klopt niet", "nl", ("invoice",)),
        ("Rekins atkal nepareizs", "lv", ("invoice",)),
        ("Rēķins atkal nepareizs", "lv", ("invoice",)),
        ("prilojenieto ne raboti", "bg", ("app",)),
        ("Приложението не работи", "bg", ("app",)),
        ("ang bagal ng delivery", "fil", ("delivery", "speed")),
        ("ok", "en", ()),
        ("Lieferung", "other", ()),
    ],
)
def test_topics_are_told_by_stems_with_or_without_diacritics(text: str, language: str, told: tuple[str, ...]) -> None:
    assert topics(text, language) == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_for_every_topic(language: str) -> None:
    assert tuple(_patterns(language)) == TOPICS
