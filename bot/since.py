"""From when on something holds, as it is written at the end of a command: ``from 2027-01``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import Refused
from bot.periods import parse_period
from bot.periods.vocabulary import fold, lexicon
from bot.reports import report
from bot.request.filters import apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.commands import Call


def words(call: Call) -> tuple[dict[str, str], list[str], str]:
    """
    Return the filters among a command's words, the plain words, and the first day of the period after "from".

    The day is as in ISO 8601, and empty where no period is named.

    Raises:
        bot.errors.Refused: a filter or the period is not understood.
    """
    known = lexicon(report.vocabularies(call.texts.code))
    filters, plain = apart(call.event.words, known)
    folded = [fold(word) for word in plain]
    for at in range(len(plain)):
        if after := known.match("since", folded, at):
            return filters, plain[:at], _first(call, plain[after:])
    return filters, plain, ""


def _first(call: Call, plain: Sequence[str]) -> str:
    today, zone = call.workspace.local_day(call.event.at), call.workspace.zone
    window, used = parse_period(plain, today=today, zone=zone, vocabularies=report.vocabularies(call.texts.code))
    if used < len(plain):
        raise Refused("period.unknown", word=" ".join(plain[used:]), nearest=window.first.isoformat())
    return window.first.isoformat()


def begins(call: Call, written: str, *, known: bool) -> str:
    """Return from when something holds: as written, always where nothing was known before, else from today on."""
    if written or not known:
        return written
    return call.workspace.local_day(call.event.at).isoformat()


def said(call: Call, since: str) -> str:
    """Return from when something holds, in words."""
    import datetime as dt

    day = call.texts.date(dt.date.fromisoformat(since)) if since else ""
    return call.texts("agreed.from", day=day) if since else call.texts("agreed.always")
