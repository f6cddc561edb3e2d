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
    text, found = START + word[:LENGTH], places.get
    size = len(text)
    best, steps = [0.0] + [-1e9] * size, [0] * (size + 1)
    for start in range(size):
        so_far = best[start]
        if so_far + UNKNOWN > best[start + 1]:
            best[start + 1], steps[start + 1] = so_far + UNKNOWN, start
        for end in range(start + 1, min(size, start + LONGEST) + 1):
            place = found(text[start:end])
            if place is not None and so_far + likely[place] > best[end]:
                best[end], steps[end] = so_far + likely[place], start
    return [places[piece] for piece in _back(text, steps) if piece in places and piece != START]


def _back(text: str, steps: list[int]) -> list[str]:
    found, end = [], len(text)
    while end:
        found.append(text[steps[end] : end])
        end = steps[end]
    return found[::-1]
