"""Words cut into pieces of a known vocabulary, the longest one first each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sentiment.folding import LENGTH

if TYPE_CHECKING:
    from collections.abc import Mapping

START = "▁"
"""Stands before the first piece of a word."""
LONGEST = 14


def segments(word: str, places: Mapping[str, int]) -> list[int]:
    """Return where the pieces of a word stand; letters that no piece covers are left out."""
    text, found, at = START + word[:LENGTH], list[int](), 0
    while at < len(text):
        end = next((end for end in range(min(len(text), at + LONGEST), at, -1) if text[at:end] in places), 0)
        if end and text[at:end] != START:
            found.append(places[text[at:end]])
        at = end or at + 1
    return found
