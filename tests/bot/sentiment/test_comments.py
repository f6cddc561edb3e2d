from __future__ import annotations

import pytest

from bot.sentiment import analyse
from bot.sentiment.language import language_of

TOLD = [
    ("thanks for nothing", "", "negative", "en"),
    ("Great 😡", "", "negative", "en"),
    ("Thanks", "en", "neutral", "en"),
    ("Thank you so much!!", "en", "positive", "en"),
    ("No complaints at all", "en", "positive", "en"),
    ("Wanneer komt mijn pakket?", "nl", "neutral", "nl"),
    ("Heel slecht geholpen, nooit meer", "", "negative", "nl"),
    ("Paldies", "lv", "neutral", "lv"),
    ("Loti laba apkalposana, paldies!", "lv", "positive", "lv"),
    ("Ļoti laba apkalpošana, paldies!", "lv", "positive", "lv"),
    ("Ang bait ng agent niyo, salamat!", "", "positive", "fil"),
    ("ang bagal ng app niyo", "", "negative", "fil"),
    ("Много съм доволна, благодаря!", "", "positive", "bg"),
    ("mnogo sam dovolna, blagodarq!", "", "positive", "bg"),
    ("👎", "", "negative", "other"),
    ("👎", "lv", "negative", "lv"),
    ("❤️❤️", "nl", "positive", "nl"),
]


@pytest.mark.parametrize(("text", "known", "label", "language"), TOLD)
def test_a_comment_is_understood(text: str, known: str, label: str, language: str) -> None:
    told = analyse(text, known)
    assert told is not None
    assert (told.label, told.language) == (label, language)


@pytest.mark.parametrize(
    ("text", "known", "language"),
    [
        ("terrible service", "", "en"),
        ("ok", "nl", "nl"),
        ("Bedankt voor de snelle hulp", "lv", "nl"),
        ("Die Lieferung kam viel zu spät an", "nl", "other"),
        ("Очень долго ждал ответа от вас", "", "other"),
        ("", "", "other"),
    ],
)
def test_the_language_is_told_with_what_is_known(text: str, known: str, language: str) -> None:
    assert language_of(text, known) == language
