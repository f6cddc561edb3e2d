"""
One step of a watch: a cumulative sum of what each answer speaks for a fall (Page, 1954).

A step costs the same however many answers there were. The sum never falls below nothing; when it reaches its bound,
something is wrong since it last was nothing. The same sum the other way round says when it is over.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.alarm import usual

if TYPE_CHECKING:
    from bot.model import Watch

SCALE = 1000
"""Sums are kept in thousandths."""
SHARES = 10_000
CLIMB = 200
"""Answers of a climb that are remembered."""
FEWEST = 5
"""Low scores without which there is no alarm."""
OVER = 5 * SCALE
"""What must speak for things being as usual again."""
LONGEST = dt.timedelta(days=7)
"""After this what is wrong is what is usual."""


def step(watch: Watch, *, low: bool, at: dt.datetime, day: dt.date, interaction: str) -> Watch:
    """Return the watch after an answer; ``since`` is set while something is wrong."""
    watch = _today(watch, day)
    total = max(0, watch.sum + _weight(watch, low=low)) if watch.expected else 0
    climb = _climb(watch, low=low, at=at, interaction=interaction) if total or watch.since else ()
    after = replace(watch, low=watch.low + low, n=watch.n + 1, sum=total, climb=climb)
    if after.since is not None:
        return _calmer(after, low=low, at=at)
    return _raised(after) if total and total >= after.bound and lows(after) >= FEWEST else after


def _climb(watch: Watch, *, low: bool, at: dt.datetime, interaction: str) -> tuple[str, ...]:
    mark = f"{'-' if low else '+'}{int(at.timestamp())} {interaction}"
    return (*watch.climb[:1], *watch.climb[1:][-(CLIMB - 2) :], mark)


def lows(watch: Watch) -> int:
    """Return how many answers of the climb are low."""
    return sum(mark[0] == "-" for mark in watch.climb)


def began(watch: Watch) -> dt.datetime:
    """Return when the climb began: the best guess at when things changed (Page, 1954)."""
    return dt.datetime.fromtimestamp(int(watch.climb[0][1:].partition(" ")[0]), dt.UTC)


def _raised(watch: Watch) -> Watch:
    return replace(watch, since=began(watch), alarms=watch.alarms + 1, calm=0, hidden=lows(watch))


def _calmer(watch: Watch, *, low: bool, at: dt.datetime) -> Watch:
    """Return the watch with one more answer while something is wrong; it is over when enough speaks for that."""
    calm = max(0, watch.calm - _weight(watch, low=low))
    watch = replace(watch, calm=calm, hidden=watch.hidden + low)
    if calm < OVER and watch.since and at - watch.since < LONGEST:
        return watch
    watch = replace(watch, since=None, sum=0, climb=(), calm=0)
    return watch if calm >= OVER else replace(watch, usual=(), expected=0)


def _weight(watch: Watch, *, low: bool) -> int:
    return _weights(watch.expected)[0 if low else 1]


@lru_cache(maxsize=1024)
def _weights(expected: int) -> tuple[int, int]:
    down, up = usual.weights(expected / SHARES)
    return round(SCALE * down), round(SCALE * up)


def _today(watch: Watch, day: dt.date) -> Watch:
    """Return the watch on its day: the day before becomes part of what is usual, unless something was wrong."""
    if day <= watch.day:
        return watch
    known = watch.usual
    if watch.n and watch.since is None:
        known = usual.folded(known, watch.day.weekday(), watch.low, watch.n)
    return taught(replace(watch, day=day, low=0, n=0), known)


def taught(watch: Watch, known: tuple[str, ...]) -> Watch:
    """Return the watch with what is usual from its day on; where that says too little, it expects what it did."""
    found = usual.level(known, watch.day.weekday())
    if found is None:
        return replace(watch, usual=known)
    return replace(watch, usual=known, expected=round(found.share * SHARES), bound=round(found.bound * SCALE))
