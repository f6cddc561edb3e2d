"""The last word: everything that was seen of a comment, weighed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bot.sentiment.weights import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.sentiment.linear import Logits


class Blend:
    """What each named number says for negative, neutral and positive."""

    def __init__(self, weights: Mapping[str, Logits], bias: Logits) -> None:
        self._weights, self._bias = weights, bias

    def logits(self, here: Mapping[str, float]) -> list[float]:
        """Return what speaks for each label; names that were never learnt say nothing."""
        low, even, high = self._bias
        for name, number in here.items():
            if number and (says := self._weights.get(name)):
                low += number * says[0]
                even += number * says[1]
                high += number * says[2]
        return [low, even, high]


@cache
def blend(language: str) -> Blend:
    """Return a language's weights, read from the file of all the first time."""
    kept = load("blend")
    bias, *rows = (_three(row) for row in kept[language].tolist())
    return Blend(dict(zip(kept["names"].tolist(), rows, strict=True)), bias)


def _three(row: list[float]) -> Logits:
    low, even, high = row
    return low, even, high
