"""When a cell says that something happened."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING

from bot import instants
from bot.errors import Refused
from bot.typed import tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from zoneinfo import ZoneInfo

    Moments = dict[str, dt.datetime | None]
    Reader = Callable[[str], dt.datetime]

SHOWN = 60
"""Characters of a wrong cell that a reason repeats."""
EXCEL = "excel"
"""In place of a format: days since 1899-12-30, as spreadsheets count them."""
ISO = "iso"
DAY_SECONDS = 86_400
EARLIEST = dt.datetime(1, 1, 2, tzinfo=dt.UTC)

_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's moments have no zone
_DIGITS = {"%Y": r"([0-9]{4})", **dict.fromkeys(("%m", "%d", "%H", "%M", "%S"), "([0-9]{1,2})")}
_ORDER = ("%Y", "%m", "%d", "%H", "%M", "%S")


def moment(column: str, text: str, formats: tuple[str, ...], zone: ZoneInfo) -> dt.datetime | None:
    """Return what :func:`local` does, in UTC."""
    at = local(column, text, formats, zone)
    return at.astimezone(dt.UTC) if at else None


def in_order(moments: Mapping[str, dt.datetime | None], first: str, later: Iterable[str]) -> Moments | None:
    """
    Return local moments in UTC, or ``None`` where a later one lies before the first, however they are read.

    When the clocks are set, a time that comes twice or never can be read in two ways; the order tells which is meant.
    """
    begin = moments[first]
    if begin is None:
        return {name: at and _utc(at, 0) for name, at in moments.items()}
    known = {name: at for name, at in moments.items() if at and name != first}
    for fold in (0, 1):
        start = _utc(begin, fold)
        floor = dict.fromkeys(later, start)
        read = {name: _from(at, floor.get(name, EARLIEST)) for name, at in known.items()}
        if None not in read.values():
            return {**dict.fromkeys(moments), **read, first: start}
    return None


def _from(at: dt.datetime, floor: dt.datetime) -> dt.datetime | None:
    return next((instant for fold in (0, 1) if (instant := _utc(at, fold)) >= floor), None)


def _utc(at: dt.datetime, fold: int) -> dt.datetime:
    return (at if at.fold == fold else at.replace(fold=fold)).astimezone(dt.UTC)


def local(column: str, text: str, formats: tuple[str, ...], zone: ZoneInfo) -> dt.datetime | None:
    """
    Return the moment a cell names, or ``None`` for an empty one; ISO 8601 is understood beside all formats.

    A time without offset is local. Where the clock is set back and a time comes twice, it is the first; where the clock
    is set forward and a time never comes, it is as much later as the clock jumped.

    Raises:
        Refused: it is no date in any of the formats, or it lies in the future or before 1970.
    """
    line = text.strip() if text.isascii() and text.isprintable() else " ".join(tidy(text).split())
    if not line:
        return None
    now = dt.datetime.now(dt.UTC)
    distant = False
    for at in _read(line, formats, zone):
        if instants.plausible(at, now):
            return at
        distant = True
    if distant:
        raise Refused("row.distant", column=column, value=line[:SHOWN])
    raise Refused("row.moment", column=column, value=line[:SHOWN], format=_example(formats))


def _read(line: str, formats: tuple[str, ...], zone: ZoneInfo) -> Iterator[dt.datetime]:
    for form in (*formats, ISO):
        try:
            at = _reader(form)(line)
        except (ValueError, OverflowError):
            continue
        yield at if at.tzinfo else at.replace(tzinfo=zone)


@cache
def _reader(form: str) -> Reader:
    """Return what reads this format, the fast way where it is made of plain numbers."""
    if form in {ISO, EXCEL}:
        return dt.datetime.fromisoformat if form == ISO else _serial
    parts = re.findall(r"%.|[^%]+", form)
    if set(parts) & {"%Y", "%m", "%d"} == {"%Y", "%m", "%d"} and _plain(parts):
        return _numbers(parts)
    return lambda line: dt.datetime.strptime(line, form)  # noqa: DTZ007 - the zone is put in by who calls


def _plain(parts: list[str]) -> bool:
    directives = [part for part in parts if part[0] == "%"]
    return set(directives) <= set(_DIGITS) and len(set(directives)) == len(directives)


def _numbers(parts: list[str]) -> Reader:
    match = re.compile("".join(_DIGITS.get(part) or re.escape(part) for part in parts)).fullmatch
    places = [part for part in parts if part in _DIGITS]
    order = [places.index(directive) for directive in _ORDER if directive in places]
    hour = [directive for directive in _ORDER if directive in places] == list(_ORDER[: len(places)])

    def read(line: str) -> dt.datetime:
        found = match(line)
        if not found:
            raise ValueError(line)
        groups = found.groups()
        return dt.datetime(*(int(groups[place]) for place in order))  # type: ignore[arg-type]  # noqa: DTZ001

    return read if hour else lambda line: dt.datetime.strptime(line, "".join(parts))  # noqa: DTZ007


def _serial(line: str) -> dt.datetime:
    """Return the local moment that a spreadsheet counts so many days, to the second: it cannot tell more."""
    return _ZERO + dt.timedelta(seconds=round(float(line.replace(",", ".")) * DAY_SECONDS))


def _example(formats: tuple[str, ...]) -> str:
    """Return how a date is to be written."""
    moment = dt.datetime(2026, 10, 25, 14, 30, tzinfo=dt.UTC)
    written = [form for form in formats if form != EXCEL]
    return moment.strftime(written[0]) if written else "2026-10-25 14:30"
