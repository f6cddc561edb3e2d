from __future__ import annotations

import pytest

from bot.sentiment import analyse

BAD = [
    "a" * 4096,
    "ab " * 1365,
    "".join(chr(0x4E00 + n) for n in range(4096)),
    "😀" * 4096,
    "👎🏽",
    "https://example.com/a?b=c https://example.org",
    "Hello здравей paldies 你好 שלום",
    "\x00\x01\x02 bad \x7f",
    "\u202eolleh\u202c \u200f",
    "1/0 5/0 10/10 000/100",
    "\ud800 lone",
    "e\u0301" * 2000,
    "?!" * 2000,
    " ".join(f"{n:x}y{n}" for n in range(600)),
]


@pytest.mark.parametrize("language", ["", "en", "bg", "xx"])
@pytest.mark.parametrize("text", BAD, ids=range(len(BAD)))
def test_whatever_is_typed_gets_an_answer(text: str, language: str) -> None:
    told = analyse(text, language)
    assert told is None or told.label in {"", "negative", "neutral", "positive"}


def test_another_language_without_emoji_gets_no_label() -> None:
    told = analyse("Die Lieferung kam zu spät und niemand hat geantwortet")
    assert told is not None
    assert (told.label, told.polarity, told.language) == ("", None, "other")


@pytest.mark.parametrize(("text", "label"), [("Merci beaucoup 😍", "positive"), ("Schlecht 😡", "negative")])
def test_emoji_decide_in_another_language(text: str, label: str) -> None:
    told = analyse(text)
    assert told is not None
    assert told.label == label
