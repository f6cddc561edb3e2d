"""How sure a share is, and whether two differ."""

from __future__ import annotations

import math

from bot.statistics.intervals import Interval, Verdict, Z, verdict

ENOUGH_FOR_SHARE = 10
"""With fewer answers a share says too little: print the counts instead."""


def wilson(hits: int, n: int) -> Interval:
    """
    Return the score interval of the share ``hits / n`` (Wilson, 1927); it never leaves 0 to 1.

    Raises:
        ValueError: there are no answers, or more hits than answers.
    """
    if not 0 <= hits <= n or n == 0:
        raise ValueError(f"{hits} of {n} is no share")
    share, weight = hits / n, Z * Z / n
    centre = (share + weight / 2) / (1 + weight)
    reach = Z * math.sqrt(share * (1 - share) / n + weight / (4 * n)) / (1 + weight)
    return Interval(0.0 if hits == 0 else centre - reach, 1.0 if hits == n else centre + reach)


def share_difference(hits: int, n: int, hits_before: int, n_before: int) -> Interval:
    """
    Return the interval of ``hits / n - hits_before / n_before``, from -1 to 1.

    The hybrid of two score intervals (Newcombe, 1998, method 10), for two independent groups of answers.

    Raises:
        ValueError: one of them is no share.
    """
    now, before = wilson(hits, n), wilson(hits_before, n_before)
    share, share_before = hits / n, hits_before / n_before
    change = share - share_before
    down = math.hypot(share - now.low, before.high - share_before)
    up = math.hypot(now.high - share, share_before - before.low)
    return Interval(change - down, change + up)


def share_change(hits: int, n: int, hits_before: int, n_before: int) -> Verdict:
    """Return where a share has moved; ``unclear`` also with fewer than :data:`ENOUGH_FOR_SHARE` answers on a side."""
    if min(n, n_before) < ENOUGH_FOR_SHARE:
        return "unclear"
    difference = share_difference(hits, n, hits_before, n_before)
    return verdict(difference.low, difference.high)
