"""A long comment costs no more than its length."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from bot.sentiment import engine
from bot.sentiment.language import language_of

if TYPE_CHECKING:
    from types import FrameType

LONG, SHORT = 4096, 512
WORST = {
    "one word": "a",
    "words": "ab ",
    "other words": "{n} word{n} ",
    "negations": "not never no ",
    "turns": "but good but ",
    "phrases begun": "still no still not at all what a ",
    "apostrophes": "a'a'",
    "digits": "1",
    "underlines": "1_",
    "addresses": "a@",
    "slashes": "1/5 ",
    "brackets": ":( ) ",
    "shouts": "?! ",
    "emoji": "😡😀",
    "han": "漢字",
}


def made(pattern: str, size: int) -> str:
    return "".join(pattern.replace("{n}", f"{n:x}") for n in range(size))[:size]


def work(text: str, language: str) -> int:
    """Return how many functions reading a comment calls, of Python's and of its libraries'."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        engine.opinion(text, language)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("language", ["en", "bg"])
@pytest.mark.parametrize("pattern", WORST.values(), ids=WORST)
def test_eight_times_the_length_is_at_most_eight_times_the_work(pattern: str, language: str) -> None:
    short, long = made(pattern, SHORT), made(pattern, LONG)
    engine.opinion("ok", language)
    language_of.cache_clear()
    once = work(short, language)
    assert work(long, language) <= once * LONG / SHORT
