"""What a mapping file says about the form of a file: dates, zone, encoding, delimiter."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo, available_timezones

from bot.errors import Refused
from handlers.files.moments import EXCEL


def formats(given: tuple[str, ...]) -> tuple[str, ...]:
    """
    Return the formats of dates.

    Raises:
        Refused: one of them does not tell the day.
    """
    for form in given:
        if form != EXCEL and not _tells_the_day(form):
            raise Refused("map.format", value=form)
    return given


def _tells_the_day(form: str) -> bool:
    """Return whether a moment written in this format is read back as the same day, and as the same hour or none."""
    moment = dt.datetime(2026, 11, 25, 21, 45, tzinfo=dt.UTC)
    try:
        back = dt.datetime.strptime(moment.strftime(form), form)  # noqa: DTZ007 - only compared
    except ValueError:
        return False
    return back.date() == moment.date() and back.hour in {0, moment.hour}


def zone(name: str) -> ZoneInfo | None:
    """
    Return the zone of this name, or ``None`` for the empty one.

    Raises:
        Refused: there is none.
    """
    if name and name not in available_timezones():
        raise Refused("map.zone", value=name)
    return ZoneInfo(name) if name else None


def encoding(name: str) -> str:
    """
    Return the name of an encoding.

    Raises:
        Refused: there is no such encoding of texts.
    """
    try:
        b"a".decode(name or "utf-8", "replace")
    except (LookupError, ValueError):
        raise Refused("map.encoding", value=name) from None
    return name


def one_of(name: str, text: str, known: tuple[str, ...]) -> str:
    """
    Return a word that is one of those known, or nothing.

    Raises:
        Refused: it is another one.
    """
    if text and text not in known:
        raise Refused("map.one_of", name=name, value=text, nearest=", ".join(known))
    return text


def delimiter(text: str) -> str:
    """
    Return a delimiter.

    Raises:
        Refused: it is more than one character, or one that has another meaning in a CSV file.
    """
    if len(text) > 1 or text in {'"', "\n", "\r"}:
        raise Refused("map.delimiter", value=text)
    return text
