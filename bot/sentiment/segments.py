"""Words cut into the likeliest pieces of a known vocabulary, as the encoder that knows them does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sentiment.folding import LENGTH

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

START = "▁"
"""Stands before the first piece of a word."""
LONGEST = 14
UNKNOWN = -20.0
"""How unlikely a letter is that no piece covers."""


def segments(word: str, places: Mapping[str, int], likely: Sequence[float]) -> list[int]:
    """Return where the pieces stand that are likeliest together; ``likely`` holds logarithms of their frequencies."""
    text = START + word[:LENGTH]
    best, steps = [0.0] + [-1e9] * len(text), [0] * (len(text) + 1)
    for start in range(len(text)):
        if best[start] + UNKNOWN > best[start + 1]:
            best[start + 1], steps[start + 1] = best[start] + UNKNOWN, start
        for end in range(start + 1, min(len(text), start + LONGEST) + 1):
            place = places.get(text[start:end])
            if place is not None and best[start] + likely[place] > best[end]:
                best[end], steps[end] = best[start] + likely[place], start
    return [places[piece] for piece in _back(text, steps) if piece in places and piece != START]


def _back(text: str, steps: list[int]) -> list[str]:
    found, end = [], len(text)
    while end:
        found.append(text[steps[end] : end])
        end = steps[end]
    return found[::-1]
