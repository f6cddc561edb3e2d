"""The last word: everything that was seen of a comment, weighed by a small network."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from bot.sentiment.weights import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Blend:
    """``places`` tells the row of ``first`` for each named number; a unit of ``start`` has a row of ``second``."""

    places: Mapping[str, int]
    first: NDArray[np.float32]
    start: NDArray[np.float32]
    second: NDArray[np.float32]
    bias: NDArray[np.float32]

    def logits(self, here: Mapping[str, float]) -> list[float]:
        """Return what speaks for each label; names that were never learnt say nothing."""
        known = [(self.places[name], number) for name, number in here.items() if number and name in self.places]
        rows = [place for place, _ in known]
        numbers = np.array([number for _, number in known], np.float32)
        units = np.maximum(self.start + numbers @ self.first[rows], 0)
        low, even, high = (units @ self.second + self.bias).tolist()
        return [low, even, high]


@cache
def blend(language: str) -> Blend:
    """Return a language's weights, read from the file of all the first time."""
    kept = load("blend")
    return Blend(
        places={name: place for place, name in enumerate(kept["names"].tolist())},
        first=kept["first"],
        start=kept["starts"][kept["languages"].tolist().index(language)],
        second=kept["second"],
        bias=kept["bias"],
    )
