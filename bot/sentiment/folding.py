"""Writing as people type it, brought to one form: no diacritics, no case, no stretched letters, one alphabet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LENGTH = 24
"""Longer words are cut: they are links, keyboards slept on, or attacks."""

_STRETCHED = re.compile(r"(.)\1{2,}")
_DOUBLED = re.compile(r"(.)\1+")
_CYRILLIC = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхцчш", "abvgdeziiklmnoprstufhc46", strict=True))
    | {"ж": "j", "щ": "6t", "ъ": "a", "ь": "", "ю": "iu", "я": "q", "ы": "i", "э": "e", "ё": "e", "ѝ": "i"},
)
_SHLYOKAVITSA = re.compile("sht|sh|ch|zh|ts|ya|ia|yu|ju|w|x|y")
_LETTERS = {
    "sht": "6t", "sh": "6", "ch": "4", "zh": "j", "ts": "c", "ya": "q", "ia": "q",
    "yu": "iu", "ju": "iu", "w": "v", "x": "h", "y": "a",
}  # fmt: skip


@lru_cache(maxsize=10_000)
def fold(word: str, language: str = "") -> str:
    """Return a word in small letters of ASCII; Bulgarian becomes the same whichever alphabet it was typed in."""
    word = _STRETCHED.sub(r"\1\1", word[:LENGTH].lower().replace("’", "'"))
    if language == "bg":
        word = _SHLYOKAVITSA.sub(lambda match: _LETTERS[match[0]], word)
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFKD", word.translate(_CYRILLIC))
    return "".join(letter for letter in plain if letter.isascii())


def squeeze(folded: str) -> str:
    """Return a folded word without any letter twice in a row, so that "soooo" is "so"."""
    return _DOUBLED.sub(r"\1", folded)
