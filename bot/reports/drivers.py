"""What moves a score: which areas and durations can be weighed against one another, and how much each counts."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.reports.known import ENOUGH, Driver, Known
from bot.significance import REAL, holm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.periods import Window
    from bot.ports import Archive
    from bot.reports.pairs import Pairs
    from bot.statistics import Interval
    from bot.weights import Weights

MANY = 5_000
"""Answers after which older days are not looked at: they would say nothing new, and take long."""
MOST_AREAS = 20
RATED = ("area", "yes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """
    What moves a score, by the answers of the window or, where those are very many, ``since`` a day in it.

    ``weighed`` are those that could be, the heaviest first. ``first`` is that one with those it does not clearly
    outweigh, ``alike`` are the others where they cannot be told apart. ``real`` says that any of them moves the score
    at all. ``alone`` are those that are too rarely known together with these, ``few`` how often those are known that
    are known too rarely.
    """

    n: int = 0
    since: dt.date | None = None
    weighed: tuple[Driver, ...] = ()
    explained: float | None = None
    bounds: Interval | None = None
    first: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    real: bool = False
    alone: tuple[Driver, ...] = ()
    few: tuple[tuple[str, int], ...] = ()


def moves(archive: Archive, measure: str, window: Window, filters: Mapping[str, str]) -> Moves:
    """Return what moves the score that this measure names."""
    rated = {key: tally.n for name in RATED for key, tally in archive.tallies(name, window, "area").items()}
    areas = sorted(rated, key=lambda key: (-rated[key], key))[:MOST_AREAS]
    newest = _newest(archive, measure, window, filters)
    looked_at = found(archive.pairs(measure, areas, newest, filters))
    return replace(looked_at, since=None if newest == window else newest.first)


def _newest(archive: Archive, measure: str, window: Window, filters: Mapping[str, str]) -> Window:
    """Return the window from the day on that makes the answers many enough."""
    days = {day: tally.n for day, tally in archive.tallies(measure, window, "day", filters).items()}
    n = 0
    for day in sorted(days, reverse=True):
        n += days[day]
        if n >= MANY:
            return replace(window, first=dt.date.fromisoformat(day)) if min(days) < day else window
    return window


def found(pairs: Pairs) -> Moves:
    """Return what moves the score of these pairs."""
    import numpy as np

    if not pairs.rows:
        return Moves()
    rows = np.array(pairs.rows, dtype=float)
    counts, score, values = rows[:, 0].astype(int), rows[:, 1], rows[:, 2:]
    table = Known(counts, score, values, pairs.drivers)
    chosen = table.together()
    known = [table.n([at]) for at in range(len(pairs.drivers))]
    apart = [at for at, n in enumerate(known) if at not in chosen and n >= ENOUGH and table.varies([at])]
    few = [(key, n) for key, n in zip(pairs.drivers, known, strict=True) if n < ENOUGH]
    plain = Moves(
        n=int(counts.sum()),
        alone=tuple(table.alone(at) for at in apart),
        few=tuple((key, n) for key, n in few if n),
    )
    return _weighed(plain, table, chosen, pairs.drivers) if chosen else plain


def _weighed(plain: Moves, table: Known, chosen: Sequence[int], keys: Sequence[str]) -> Moves:
    weights = table.weights(chosen)
    order = sorted(range(len(chosen)), key=lambda at: (-weights.values[at], keys[chosen[at]]))
    weighed = tuple(_driver(weights, at, keys[chosen[at]], table.slope(chosen[at], chosen)) for at in order)
    first = [order[0], *(at for at in order[1:] if at not in weights.ahead[order[0]])]
    rest = [at for at in order if at not in first]
    alike = not any(weights.ahead[at] & set(rest) for at in rest)
    return replace(
        plain,
        weighed=weighed,
        explained=weights.explained,
        bounds=weights.bounds,
        first=tuple(keys[chosen[at]] for at in first),
        alike=tuple(keys[chosen[at]] for at in rest) if alike else (),
        real=min(holm([_chance(driver) for driver in weighed])) <= REAL,
    )


def _driver(weights: Weights, at: int, key: str, slope: tuple[float, Interval]) -> Driver:
    bounds = weights.intervals[at]
    return Driver(key=key, n=weights.n, value=weights.values[at], bounds=bounds, slope=slope[0], steep=slope[1])


def _chance(driver: Driver) -> float:
    """Return the p of a correlation (Fisher, 1921)."""
    reached = min(abs(driver.slope), 1 - 1e-12)
    return math.erfc(math.atanh(reached) * math.sqrt(driver.n - 3) / math.sqrt(2))
