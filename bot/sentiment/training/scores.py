"""How well labels fit, with how far chance alone could move that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

TIMES = 500


def macro(true: NDArray[np.int_], told: NDArray[np.int_]) -> float:
    """Return the mean over the labels that occur of F1, 0 to 100."""
    found = []
    for label in np.unique(true):
        hits = ((true == label) & (told == label)).sum()
        found.append(2 * hits / ((true == label).sum() + (told == label).sum()))
    return float(100 * np.mean(found))


def accuracy(true: NDArray[np.int_], told: NDArray[np.int_]) -> float:
    """Return how many labels are right, 0 to 100."""
    return float(100 * (true == told).mean())


def interval(true: NDArray[np.int_], told: NDArray[np.int_]) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of the macro-F1."""
    chance = np.random.default_rng(0)
    drawn = (chance.integers(0, len(true), len(true)) for _ in range(TIMES))
    low, high = np.percentile([macro(true[places], told[places]) for places in drawn], [2.5, 97.5])
    return float(low), float(high)


def row(name: str, true: Sequence[int], ours: Sequence[int], others: Sequence[Sequence[int]]) -> str:
    """Return a row of the table."""
    right, told = np.array(true), np.array(ours)
    low, high = interval(right, told)
    beside = " | ".join(f"{macro(right, np.array(other)):.1f}" for other in others)
    return (
        f"| {name} | {len(right)} | {beside} | **{macro(right, told):.1f}** [{low:.1f}, {high:.1f}] "
        f"| {accuracy(right, told):.1f} |"
    )
