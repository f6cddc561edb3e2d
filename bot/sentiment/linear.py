"""A linear model in whole numbers: what each bucket says for negative, neutral and positive."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from bot.sentiment.buckets import bucket, spelt
from bot.sentiment.features import WEIGHT
from bot.sentiment.remembering import KEPT
from bot.sentiment.weights import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bot.sentiment.features import Features

CLASSES = 3
Sums = tuple[float, float, float, float]
Logits = tuple[float, float, float]


class Linear:
    """The weights of one language, and what has been summed from them already."""

    def __init__(self, weights: NDArray[np.int8], scale: float, bias: Logits, language: str) -> None:
        self._weights, self._scale, self._bias, self._language = weights, scale, bias, language
        self._words: dict[str, Sums] = {}

    def logits(self, found: Features) -> Logits:
        """Return what speaks for negative, neutral and positive."""
        *told, count = total(self._sums(found.parts), CLASSES + 1)
        factor = self._scale / math.sqrt(count + WEIGHT * WEIGHT * len(found.marks))
        marks = self._weights[[bucket(mark) for mark in found.marks]].sum(0, np.float64).tolist()
        low, even, high = (
            factor * (word + WEIGHT * mark) + bias for word, mark, bias in zip(told, marks, self._bias, strict=True)
        )
        return low, even, high

    def pulls(self, found: Features) -> tuple[tuple[str, float], ...]:
        """Return for each word how far it pulls towards positive (above zero) or negative."""
        sums = zip(found.parts, self._sums(found.parts), strict=True)
        return tuple((part, round(self._scale * (told[2] - told[0]) / math.sqrt(told[3]), 3)) for part, told in sums)

    def _sums(self, parts: Sequence[str]) -> list[Sums]:
        """Return what the pieces of each word say together, and how many they are."""
        if len(self._words) > KEPT:
            self._words.clear()
        if new := [part for part in dict.fromkeys(parts) if part not in self._words]:
            self._words |= zip(new, self._read(new), strict=True)
        return [self._words[part] for part in parts]

    def _read(self, words: Sequence[str]) -> list[Sums]:
        buckets, owners = spelt(words, self._language)
        rows = self._weights[buckets].T
        columns = [np.bincount(owners, row) for row in rows]
        return list(zip(*(column.tolist() for column in (*columns, np.bincount(owners))), strict=True))


def total(sums: Sequence[tuple[float, ...]], width: int) -> list[float]:
    """Return rows of so many numbers added up, place by place."""
    return [sum(column) for column in zip(*sums, strict=True)] or [0.0] * width


@cache
def linear(language: str) -> Linear:
    """Return a language's model, read from its file the first time."""
    kept = load(language)
    low, even, high = (float(number) for number in kept["bias"])
    return Linear(kept["weights"].reshape(-1, CLASSES), float(kept["scale"]), (low, even, high), language)
