"""Samples of several windows as one."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, is_dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any

from bot.reports.durations import Durations
from bot.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Sequence


def pooled(samples: Sequence[Any]) -> Any:  # noqa: ANN401 - each source has its own kind of sample
    """
    Return one sample that counts what these, all of one kind, count together; what are no counts is left out.

    Raises:
        TypeError: there is no sample.
    """
    return reduce(_both, samples)


def _both(one: Any, other: Any) -> Any:  # noqa: ANN401
    if isinstance(one, Tally):
        return _tally(one, other)
    if isinstance(one, int | Durations):
        return one + other
    kind: Any = type(one)
    if not is_dataclass(one):
        return kind()
    return kind(**{f.name: _both(getattr(one, f.name), getattr(other, f.name)) for f in fields(one)})


def _tally(one: Tally, other: Tally) -> Tally:
    """Return both where their scales are the same, as scales are never mixed, else the one with more answers."""
    if one.scale == other.scale:
        return Tally(one.scale, dict(Counter(one.counts) + Counter(other.counts)))
    return max(one, other, key=lambda tally: tally.n)
