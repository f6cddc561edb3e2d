"""Counts of scores: what every share, mean and net score is computed from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each score of one scale was given; ``counts`` never holds a count below one."""

    scale: int = 0
    counts: dict[int, int] = field(default_factory=dict)

    @property
    def n(self) -> int:
        """Answers given."""
        return sum(self.counts.values())

    @property
    def mean(self) -> float | None:
        """The mean score, or ``None`` without answers."""
        n = self.n
        return sum(score * count for score, count in self.counts.items()) / n if n else None

    def count(self, scores: Iterable[int]) -> int:
        """Return how many answers are among these scores."""
        return sum(self.counts.get(score, 0) for score in scores)
