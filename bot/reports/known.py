"""What is known together: the answers in which a score and what may move it stand side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.weights import correlation, weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from bot.statistics import Interval
    from bot.weights import Weights

    Array = np.ndarray[Any, Any]

ENOUGH = 50
"""With fewer answers that have both, nothing is said but how many there are."""
TOGETHER = 0.5
"""A driver is weighed with the others where at least this share of the answers would be left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """``value`` is its weight from 0 to 1, or its correlation where it is not weighed; ``slope`` is the latter."""

    key: str
    n: int
    value: float
    bounds: Interval
    slope: float
    steep: Interval


class Known:
    """Distinct rows of answers, with nothing where something is not known."""

    def __init__(self, counts: Array, score: Array, values: Array, drivers: Sequence[str]) -> None:
        import numpy as np

        self._counts, self._score, self._values, self._drivers = counts, score, values, drivers
        self._known = ~np.isnan(values)

    def n(self, chosen: Sequence[int]) -> int:
        """Return how many answers have all of these."""
        return int(self._counts[self._whole(chosen)].sum())

    def together(self) -> list[int]:
        """Return those that can be weighed: as many as leave enough answers that have them all."""
        chosen: list[int] = []
        most = 0
        for at in sorted(range(len(self._drivers)), key=lambda at: (-self.n([at]), at)):
            n = self.n([*chosen, at])
            if n >= max(ENOUGH, TOGETHER * most) and self.varies([*chosen, at]):
                chosen, most = [*chosen, at], max(most, n)
        return chosen

    def varies(self, chosen: Sequence[int]) -> bool:
        """Return whether the score and all of these vary where they are known together."""
        whole = self._whole(chosen)
        columns = [self._score[whole], *(self._values[whole, at] for at in chosen)]
        return all(len(column) and column.min() < column.max() for column in columns)

    def weights(self, chosen: Sequence[int]) -> Weights:
        """Return the weights of these."""
        import numpy as np

        whole = self._whole(chosen)
        scores = np.column_stack([self._values[whole][:, chosen], self._score[whole]])
        distinct, place = np.unique(scores, axis=0, return_inverse=True)
        return weigh(distinct, np.bincount(place.ravel(), weights=self._counts[whole]).astype(int))

    def slope(self, at: int, chosen: Sequence[int]) -> tuple[float, Interval]:
        """Return how one goes with the score, where all of the chosen are known."""
        whole = self._whole(chosen)
        return correlation(self._values[whole, at], self._score[whole], self._counts[whole])

    def alone(self, at: int) -> Driver:
        """Return one on its own."""
        value, bounds = self.slope(at, [at])
        return Driver(key=self._drivers[at], n=self.n([at]), value=value, bounds=bounds, slope=value, steep=bounds)

    def _whole(self, chosen: Sequence[int]) -> Array:
        import numpy as np

        return np.asarray(self._known[:, chosen].all(axis=1))
