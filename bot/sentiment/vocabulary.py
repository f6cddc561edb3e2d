"""What each piece of a word says: its meaning to a multilingual encoder, boiled down to three numbers."""

from __future__ import annotations

import math
import zlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.sentiment.linear import CLASSES, Logits, total
from bot.sentiment.remembering import remember
from bot.sentiment.segments import segments
from bot.sentiment.weights import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from bot.sentiment.features import Features

RARE = 1e-3
"""Pieces more frequent than this count less: they hold sentences together and say little."""
KEPT = 12_000
"""Words remembered of all languages together."""
Sums = tuple[float, float, float, float, int]


def rarity(likely: NDArray[Any]) -> NDArray[np.float32]:
    """Return how much pieces count, 0 to 1, from the logarithms of their frequencies."""
    return (RARE / (RARE + np.exp(likely.astype(np.float64)))).astype(np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """``places`` tells where a piece's numbers stand; ``middles`` what an average piece of a language says."""

    places: Mapping[str, int]
    rarity: memoryview[float]
    numbers: memoryview[int]
    scale: float
    middles: Mapping[str, Logits]
    bias: Logits
    words: dict[str, Sums]

    def logits(self, found: Features, language: str) -> Logits:
        """Return what speaks for negative, neutral and positive."""
        sums = [self.words.get(word) or self._word(word) for word in (*found.parts, *found.signs)]
        *told, weight, count = total(sums, CLASSES + 2)
        length = math.sqrt(count or 1)
        low, even, high = (
            (self.scale * one - weight * middle) / length + bias
            for one, middle, bias in zip(told, self.middles[language], self.bias, strict=True)
        )
        return low, even, high

    def _word(self, word: str) -> Sums:
        low = even = high = weight = 0.0
        found = segments(word.lower(), self.places)
        for place in found:
            rare, start = self.rarity[place], CLASSES * place
            low += rare * self.numbers[start]
            even += rare * self.numbers[start + 1]
            high += rare * self.numbers[start + 2]
            weight += rare
        return remember(self.words, word, (low, even, high, weight, len(found)), KEPT)


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary, read from its file the first time."""
    kept = load("pieces")
    pieces = zlib.decompress(kept["pieces"].tobytes()).decode().split("\n")
    low, even, high = (float(number) for number in kept["bias"])
    middles = zip(kept["languages"].tolist(), kept["middles"].tolist(), strict=True)
    return Vocabulary(
        places={piece: place for place, piece in enumerate(pieces)},
        rarity=memoryview(rarity(kept["likely"]).tobytes()).cast("f"),
        numbers=memoryview(kept["numbers"].tobytes()).cast("b"),
        scale=float(kept["scale"]),
        middles={code: tuple(row) for code, row in middles},
        bias=(low, even, high),
        words={},
    )
