"""How sure a net score is, and whether two differ."""

from __future__ import annotations

import math

from bot.statistics.intervals import Interval, Verdict, Z, verdict

ENOUGH_FOR_NET = 30
"""With fewer answers a net score says too little: its interval is wide, print the counts instead."""


def net_score(promoters: int, detractors: int, n: int) -> float:
    """
    Return promoters less detractors in points, from -100 to 100 (Reichheld, 2003).

    Raises:
        ValueError: there are no answers, or more promoters and detractors than answers.
    """
    if min(promoters, detractors) < 0 or promoters + detractors > n or n == 0:
        raise ValueError(f"{promoters} promoters and {detractors} detractors of {n} are no net score")
    return 100 * (promoters - detractors) / n


def net_margin(promoters: int, detractors: int, n: int) -> float:
    """
    Return how many points the net score may be off to either side (Rocks, 2016, the Wald interval).

    Nobody differing from anybody gives 0, which is not certainty: heed :data:`ENOUGH_FOR_NET`.
    """
    return Z * math.sqrt(_net_variance(promoters, detractors, n))


def net_interval(promoters: int, detractors: int, n: int) -> Interval:
    """Return the net score's interval in points, cut off at -100 and 100."""
    score, margin = net_score(promoters, detractors, n), net_margin(promoters, detractors, n)
    return Interval(max(-100.0, score - margin), min(100.0, score + margin))


def net_z(now: tuple[int, int, int], before: tuple[int, int, int]) -> float:
    """
    Return by how many standard errors the net score rose; each side is (promoters, detractors, n).

    Infinite when the scores differ and neither side varies.
    """
    change = net_score(*now) - net_score(*before)
    error = math.sqrt(_net_variance(*now) + _net_variance(*before))
    if change == 0:
        return 0.0
    return change / error if error else math.copysign(math.inf, change)


def net_change(now: tuple[int, int, int], before: tuple[int, int, int]) -> Verdict:
    """Return where a net score has moved; ``unclear`` also with fewer than :data:`ENOUGH_FOR_NET` answers on a side."""
    if min(now[2], before[2]) < ENOUGH_FOR_NET:
        return "unclear"
    z = net_z(now, before)
    return verdict(z - Z, z + Z)


def _net_variance(promoters: int, detractors: int, n: int) -> float:
    score = net_score(promoters, detractors, n) / 100
    return max(0.0, 10_000 * ((promoters + detractors) / n - score * score) / n)
