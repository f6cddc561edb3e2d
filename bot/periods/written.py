"""Days, weeks, months, quarters and years as ISO 8601 writes them, and days as it does not."""

from __future__ import annotations

import datetime as dt
import re
from itertools import permutations
from typing import TYPE_CHECKING, Literal

from bot.errors import Refused
from bot.periods.days import DAY
from bot.periods.nearest import clipped
from bot.periods.units import Unit, moved

if TYPE_CHECKING:
    from collections.abc import Callable

EARLIEST = dt.date(1970, 1, 1)
"""No period starts in an earlier year."""

LATEST = dt.date(2100, 12, 31)
"""No period ends in a later year."""

Span = tuple[dt.date, dt.date, Unit | Literal[""]]
"""The first day, the day after the last, and the unit that this is."""

FORMS: dict[str, tuple[Unit | Literal[""], Callable[..., dt.date]]] = {
    r"(\d{4})": ("year", lambda year: dt.date(year, 1, 1)),
    r"(\d{4})-(\d{1,2})": ("month", lambda year, month: dt.date(year, month, 1)),
    r"(\d{4})-?q(\d{1,2})": ("quarter", lambda year, number: dt.date(year, number * 3 - 2, 1)),
    r"(\d{4})-?w(\d{1,2})": ("week", lambda year, number: dt.date.fromisocalendar(year, number, 1)),
    r"(\d{4})-(\d{1,2})-(\d{1,2})": ("", dt.date),
}
OTHER_DAY = re.compile(r"(\d{4}|\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{1,2})\.?", re.ASCII)


def written(word: str) -> Span | None:
    """
    Return what an ISO form such as ``2026-10``, ``2026-W45`` or ``2026-10-05`` spans, or ``None`` when it is none.

    Raises:
        Refused: there is no such day, week, month or quarter, or it is too far away.
    """
    for form, (unit, day) in FORMS.items():
        if found := re.fullmatch(form, word, re.ASCII | re.IGNORECASE):
            return _span(word, unit, day, [int(number) for number in found.groups()])
    return None


def too_far(word: str) -> Refused:
    """Return the refusal of a period that is too far away or too long."""
    return Refused("period.range", word=clipped(word), first=f"{EARLIEST}", last=f"{LATEST}")


def refuse_other_day(word: str) -> None:
    """
    Do nothing unless this is a day in another form than ISO's, such as ``1/10/2026``.

    Raises:
        Refused: it is; with the days that it may be.
    """
    if not (found := OTHER_DAY.fullmatch(word)):
        return
    readings = _readings(found[1], found[3], found[4], dotted=found[2] == ".")
    if not readings:
        raise Refused("period.impossible", word=word)
    if len(readings) == 1:
        raise Refused("period.form", word=word, first=readings[0])
    raise Refused("period.ambiguous", word=word, first=readings[0], second=readings[1])


def _span(word: str, unit: Unit | Literal[""], day: Callable[..., dt.date], numbers: list[int]) -> Span:
    if not EARLIEST.year <= numbers[0] <= LATEST.year:
        raise too_far(word)
    try:
        first = day(*numbers)
    except ValueError:
        raise Refused("period.impossible", word=word) from None
    return first, moved(unit, first, 1) if unit else first + DAY, unit


def _readings(one: str, two: str, three: str, *, dotted: bool) -> list[str]:
    """Return the days in ISO form; a year in front or dots leave one order only."""
    if len(one) > 2:  # noqa: PLR2004 - a year has more digits than a day
        return _day(one, two, three)
    year = three if len(three) == 4 else f"20{three:>02}"  # noqa: PLR2004
    orders = [(two, one)] if dotted else list(permutations((two, one)))
    return list(dict.fromkeys(day for month, number in orders for day in _day(year, month, number)))


def _day(year: str, month: str, day: str) -> list[str]:
    try:
        return [f"{dt.date(int(year), int(month), int(day))}"]
    except ValueError:
        return []
