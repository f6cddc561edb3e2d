"""
Whether groups differ by more than chance, and by how much.

Every ``p`` is the probability of groups at least as far apart as these where in truth they are alike.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

REAL = 0.05
"""From this ``p`` down a difference is taken for real."""
EXPECTED = 5
"""With fewer expected in a cell, chi-squared is not to be trusted (Cochran, 1954)."""
SHUFFLES = 9_999
SEED = 1953
SIZES = (("large", 0.8), ("medium", 0.5), ("small", 0.2), ("tiny", 0.0))
"""From which size on a difference of two groups is called so, in either unit of Cohen's (1988)."""


@dataclass(frozen=True, slots=True)
class Difference:
    """``p`` of a test, and how much groups differ from 0 to 1: Cramér's V, or its like for ranks."""

    p: float
    size: float


def called(size: float) -> str:
    """Return what people understand by a size: ``large``, ``medium``, ``small`` or ``tiny``."""
    return next(name for name, least in SIZES if abs(size) >= least)


def share_size(share: float, other: float) -> float:
    """Return how far two shares from 0 to 1 lie apart, from -pi to pi: Cohen's h (1988)."""
    return 2 * (math.asin(math.sqrt(share)) - math.asin(math.sqrt(other)))


def net_size(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """
    Return by how many standard deviations two net scores lie apart: Cohen's d (1988).

    Each is (promoters, detractors, n); 0 where nobody differs from anybody.
    """
    n = one[2] + other[2]
    spread = sum(((up + down) - (up - down) ** 2 / n) for up, down, n in (one, other)) / n
    apart = (one[0] - one[1]) / one[2] - (other[0] - other[1]) / other[2]
    return apart / math.sqrt(spread) if spread > 0 else 0.0


def chi_squared_tail(statistic: float, degrees: int) -> float:
    """
    Return the probability that chi-squared with these degrees of freedom is at least this large.

    Summed from the two ends of the recurrence of the incomplete gamma function (Abramowitz and Stegun, 1964, 26.4.4
    and 26.4.5); all terms are positive, so nothing cancels.
    """
    half = statistic / 2
    if half <= 0:
        return 1.0
    order, tail = (0.5, math.erfc(math.sqrt(half))) if degrees % 2 else (1.0, math.exp(-half))
    while order < degrees / 2:
        tail += math.exp(order * math.log(half) - half - math.lgamma(order + 1))
        order += 1
    return min(tail, 1.0)


def shares_differ(groups: Sequence[tuple[int, int]]) -> Difference | None:
    """
    Return whether shares differ, each given as hits and n: chi-squared (Pearson, 1900).

    Where few are expected in a cell, the hits are dealt out anew by chance, again and again, in the same way at every
    call. ``None`` with fewer than two groups or where all or none are hits.
    """
    sizes = [n for _, n in groups]
    total, hits = sum(sizes), sum(hits for hits, _ in groups)
    if len(groups) < 2 or hits in {0, total}:  # noqa: PLR2004 - a comparison needs two
        return None
    statistic = _apart([hits for hits, _ in groups], sizes, hits / total)
    few = min(sizes) * min(hits, total - hits) / total < EXPECTED
    p = _dealt(statistic, sizes, hits) if few else chi_squared_tail(statistic, len(groups) - 1)
    return Difference(p, math.sqrt(statistic / total))


def ranks_differ(groups: Sequence[Mapping[int, int]]) -> Difference | None:
    """
    Return whether ordered values differ, each group given as how often it has each (Kruskal and Wallis, 1952).

    Ties share their mean rank, and the statistic is corrected for them. ``None`` with fewer than two groups or where
    all values are the same.
    """
    together: dict[int, int] = {}
    for value, count in ((value, count) for group in groups for value, count in group.items()):
        together[value] = together.get(value, 0) + count
    n = sum(together.values())
    spread = 1 - sum(count**3 - count for count in together.values()) / (n**3 - n) if n > 1 else 0
    if len(groups) < 2 or spread <= 0:  # noqa: PLR2004 - as above
        return None
    ranks = _ranks(together)
    sums = [(sum(ranks[value] * count for value, count in group.items()), sum(group.values())) for group in groups]
    statistic = (12 / (n * (n + 1)) * sum(rank**2 / size for rank, size in sums) - 3 * (n + 1)) / spread
    return Difference(chi_squared_tail(statistic, len(groups) - 1), math.sqrt(max(0.0, statistic) / (n - 1)))


def holm(found: Sequence[float]) -> list[float]:
    """Return each ``p`` made larger for how many were looked at, in the same order (Holm, 1979)."""
    adjusted, reached = [0.0] * len(found), 0.0
    for rank, place in enumerate(sorted(range(len(found)), key=lambda place: found[place])):
        reached = max(reached, min(1.0, (len(found) - rank) * found[place]))
        adjusted[place] = reached
    return adjusted


def _apart(hits: Sequence[int], sizes: Sequence[int], share: float) -> float:
    return sum((hit - share * n) ** 2 / n for hit, n in zip(hits, sizes, strict=True)) / (share * (1 - share))


def _dealt(statistic: float, sizes: Sequence[int], hits: int) -> float:
    import numpy as np

    n, share = np.array(sizes), hits / sum(sizes)
    dealt = np.random.default_rng(SEED).multivariate_hypergeometric(sizes, hits, size=SHUFFLES, method="marginals")
    found = ((dealt - share * n) ** 2 / n).sum(axis=1) / (share * (1 - share))
    return (1 + int((found >= statistic - 1e-9).sum())) / (SHUFFLES + 1)


def _ranks(together: Mapping[int, int]) -> dict[int, float]:
    ranks, below = {}, 0
    for value, count in sorted(together.items()):
        ranks[value] = below + (count + 1) / 2
        below += count
    return ranks
