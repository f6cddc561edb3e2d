"""A linear model in whole numbers: what each bucket says for negative, neutral and positive."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from bot.sentiment.features import WEIGHT, bucket, pieces
from bot.sentiment.weights import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.sentiment.features import Features

KEPT = 8_000
"""Words and marks whose sums are remembered: most comments then cost a few look-ups."""
CLASSES = 3
Sums = tuple[int, int, int, int]
Logits = tuple[float, float, float]
Key = TypeVar("Key")
Kept = TypeVar("Kept")


class Linear:
    """The weights of one language, and what has been summed from them already."""

    def __init__(self, weights: bytes, scale: float, bias: tuple[float, float, float], language: str) -> None:
        self._weights = memoryview(weights).cast("b")
        self._scale, self._bias, self._language = scale, bias, language
        self._words: dict[str, Sums] = {}
        self._marks: dict[str, Sums] = {}

    def logits(self, found: Features) -> Logits:
        """Return what speaks for negative, neutral and positive."""
        words = [self._words.get(part) or self._word(part) for part in found.parts]
        marks = [self._marks.get(mark) or self._mark(mark) for mark in found.marks]
        spelt, seen = total(words), total(marks)
        factor = self._scale / math.sqrt(spelt[3] + WEIGHT * WEIGHT * seen[3])
        low, even, high = (
            factor * (spelt[place] + WEIGHT * seen[place]) + bias for place, bias in enumerate(self._bias)
        )
        return low, even, high

    def pulls(self, found: Features) -> tuple[tuple[str, float], ...]:
        """Return for each word how far it pulls towards positive (above zero) or negative."""
        sums = ((part, self._words.get(part) or self._word(part)) for part in found.parts)
        return tuple((part, round(self._scale * (told[2] - told[0]) / math.sqrt(told[3]), 3)) for part, told in sums)

    def _word(self, part: str) -> Sums:
        return remember(self._words, part, self._sum(pieces(part, self._language)))

    def _mark(self, mark: str) -> Sums:
        start = CLASSES * bucket(mark)
        low, even, high = self._weights[start : start + CLASSES]
        return remember(self._marks, mark, (low, even, high, 1))

    def _sum(self, buckets: list[int]) -> Sums:
        weights, starts = self._weights, [CLASSES * place for place in buckets]
        return (
            sum([weights[start] for start in starts]),
            sum([weights[start + 1] for start in starts]),
            sum([weights[start + 2] for start in starts]),
            len(starts),
        )


def total(sums: Sequence[tuple[float, ...]]) -> list[float]:
    """Return sums added up, place by place."""
    return [sum(column) for column in zip(*sums, strict=True)] or [0.0] * 5


def remember(kept: dict[Key, Kept], key: Key, sums: Kept, most: int = KEPT) -> Kept:
    """Keep what was summed for a word and return it; all is forgotten when there is too much of it."""
    if len(kept) >= most:
        kept.clear()
    kept[key] = sums
    return sums


@cache
def linear(language: str) -> Linear:
    """Return a language's model, read from its file the first time."""
    kept = load(language)
    low, even, high = (float(number) for number in kept["bias"])
    return Linear(kept["weights"].tobytes(), float(kept["scale"]), (low, even, high), language)
