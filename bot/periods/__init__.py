"""
From words to a window: a small strict grammar that never guesses.

A period is one of the forms of :mod:`bot.periods.rules`, two of them with ``..`` or "to" between, or one after "since".
Where the second lies in the first, as in ``2026-11..2026-11-22``, that is a calendar unit up to then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import Refused
from bot.periods.days import DAY, local_day
from bot.periods.rules import Found, one_period
from bot.periods.scene import Scene, scene
from bot.periods.units import Unit
from bot.periods.vocabulary import Vocabulary, lexicon
from bot.periods.window import Window
from bot.periods.written import EARLIEST, LATEST, too_far

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

__all__ = ["Unit", "Vocabulary", "Window", "local_day", "parse_period"]


def parse_period(
    words: Sequence[str],
    *,
    today: dt.date,
    zone: ZoneInfo,
    vocabularies: Sequence[Vocabulary],
    span: tuple[dt.date, dt.date] | None = None,
) -> tuple[Window, int]:
    """
    Return the window of the longest period at the start of these words, and how many of the words it takes.

    ``today`` is the local day; ``span`` the first and last day with data, for "all". The asker's words come first.

    Raises:
        Refused: there is no period at the start, or it is ambiguous, impossible, backwards or too far away.
    """
    here = scene(words, lexicon(tuple(vocabularies)), today, span)
    found = _period(here)
    consumed = here.consumed(found.stop)
    label = " ".join(words[:consumed])
    _check(found, label)
    return Window(first=found.first, end=found.end, zone=zone, label=label, unit=found.unit), consumed


def _period(here: Scene) -> Found:
    since = here.lexicon.match("since", here.words, 0)
    begin = one_period(here, since)
    if mark := here.after_mark(begin.stop):
        until = one_period(here, mark)
        part = begin.unit if until.end <= begin.end else ""
        return Found(begin.first, until.end, part, until.stop)
    return Found(begin.first, here.today + DAY, "", begin.stop) if since else begin


def _check(found: Found, label: str) -> None:
    if found.end <= found.first:
        raise Refused("period.backwards", word=label, first=f"{found.first}", end=f"{found.end - DAY}")
    last = found.end - DAY
    if max(_years(found.first)) < EARLIEST.year or min(_years(last)) > LATEST.year:
        raise too_far(label)


def _years(day: dt.date) -> tuple[int, int]:
    """Return the year of this day, and that of its ISO week: the first week of 1970 starts in 1969."""
    return day.year, day.isocalendar().year
