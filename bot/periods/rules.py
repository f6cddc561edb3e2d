"""The forms that one period can have."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from bot.periods.days import DAY
from bot.periods.units import Unit, moved, start
from bot.periods.written import EARLIEST, LATEST, too_far, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.periods.scene import Scene

COUNT = re.compile(r"(\d+)(\D+)?", re.ASCII)
YEAR = re.compile(r"\d{4}", re.ASCII)
UNITS: dict[str, Unit] = {unit: unit for unit in get_args(Unit)}
LONGEST_COUNT = 5
"""Digits of a number of units; longer ones reach beyond every calendar."""


class Found(NamedTuple):
    """The days ``[first, end)``, the unit they are, and the place of the first word after them."""

    first: dt.date
    end: dt.date
    unit: Unit | Literal[""]
    stop: int


def one_period(scene: Scene, at: int) -> Found:
    """
    Return the longest period that starts at this place.

    Raises:
        Refused: none does, or it is impossible or too far away.
    """
    found = [*_named(scene, at), *_counted(scene, at), *_written(scene, at)]
    if not found:
        raise scene.unknown(at)
    return max(found, key=lambda one: one.stop)


def _named(scene: Scene, at: int) -> Iterator[Found]:
    for sense, stop in scene.lexicon.senses(scene.words, at):
        kind, _, name = sense.partition(".")
        if rule := RULES.get(kind):
            yield from rule(scene, name or kind, stop)


def _written(scene: Scene, at: int) -> Iterator[Found]:
    if span := written(scene.typed(at)):
        yield Found(*span, at + 1)


def _counted(scene: Scene, at: int, *, after_last: bool = False) -> Iterator[Found]:
    """Yield ``7d``, ``7 days``; four digits that stand alone are a year unless "last" is before them."""
    if not (count := COUNT.fullmatch(scene.word(at))):
        return
    if count[2]:
        units = [(sense, at + 1) for sense, _ in scene.lexicon.senses((count[2],), 0)]
    else:
        units = scene.lexicon.senses(scene.words, at + 1) if after_last or not YEAR.fullmatch(count[1]) else []
    for unit, stop in units:
        if unit in {"day", *UNITS} and count[1].strip("0"):
            yield Found(_back(scene, count[1], unit), scene.today + DAY, "", stop)


def _back(scene: Scene, count: str, unit: str) -> dt.date:
    """Return the first of so many units up to and including today."""
    if len(count) > LONGEST_COUNT:
        raise too_far(count)
    try:
        return _earlier(scene.today + DAY, int(count), unit)
    except OverflowError:
        raise too_far(count) from None


def _earlier(end: dt.date, count: int, unit: str) -> dt.date:
    return moved(UNITS[unit], end, -count) if unit in UNITS else end - count * DAY


def _today(scene: Scene, _name: str, stop: int) -> Iterator[Found]:
    yield Found(scene.today, scene.today + DAY, "", stop)


def _yesterday(scene: Scene, _name: str, stop: int) -> Iterator[Found]:
    yield Found(scene.today - DAY, scene.today, "", stop)


def _all(scene: Scene, _name: str, stop: int) -> Iterator[Found]:
    first, last = scene.span or (scene.today, scene.today)
    yield Found(max(EARLIEST, min(first, scene.today)), max(scene.today, min(last, LATEST)) + DAY, "", stop)


def _to_date(scene: Scene, name: str, stop: int) -> Iterator[Found]:
    """Yield the current unit up to and including today; a single letter is a unit only after a number."""
    if len(scene.words[stop - 1]) > 1:
        yield Found(start(UNITS[name], scene.today), scene.today + DAY, UNITS[name], stop)


def _last(scene: Scene, _name: str, stop: int) -> Iterator[Found]:
    yield from _counted(scene, stop, after_last=True)
    for sense, after in scene.lexicon.senses(scene.words, stop):
        if unit := UNITS.get(sense):
            this = start(unit, scene.today)
            yield Found(moved(unit, this, -1), this, unit, after)


def _month(scene: Scene, name: str, stop: int) -> Iterator[Found]:
    """Yield the latest such month that has begun, or the one of the year that follows."""
    month = int(name)
    first = dt.date(scene.today.year - (month > scene.today.month), month, 1)
    yield Found(first, moved("month", first, 1), "month", stop)
    if YEAR.fullmatch(scene.word(stop)) and (year := written(scene.word(stop))):
        first = year[0].replace(month=month)
        yield Found(first, moved("month", first, 1), "month", stop + 1)


def _weekday(scene: Scene, name: str, stop: int) -> Iterator[Found]:
    """Yield the latest such day, which may be today."""
    first = scene.today - DAY * ((scene.today.isoweekday() - int(name)) % 7)
    yield Found(first, first + DAY, "", stop)


RULES: dict[str, Callable[[Scene, str, int], Iterator[Found]]] = {
    "today": _today,
    "yesterday": _yesterday,
    "all": _all,
    "current": _to_date,
    **dict.fromkeys(UNITS, _to_date),
    "last": _last,
    "months": _month,
    "weekdays": _weekday,
}
