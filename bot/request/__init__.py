"""What is asked of an indicator: a period, filters, groups, a comparison and a form, in any order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence  # noqa: TC003 - part of the record
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from bot.periods import Vocabulary, Window, parse_period
from bot.periods.vocabulary import fold, lexicon
from bot.request.clauses import Words, clauses
from bot.request.filters import apart

if TYPE_CHECKING:
    import datetime as dt
    from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """
    The words after a command, understood.

    ``filters`` holds the wanted value of each dimension as it was typed. ``by`` is a dimension, ``day``, ``week`` or
    empty; ``versus`` is ``previous``, ``target`` or empty.
    """

    window: Window
    filters: Mapping[str, str] = field(default_factory=dict)
    by: str = ""
    versus: str = ""
    csv: bool = False
    future: bool = False
    """Whether all of the window is still to come."""


def parse_request(
    words: str,
    *,
    today: dt.date,
    zone: ZoneInfo,
    vocabularies: Sequence[Vocabulary],
    span: tuple[dt.date, dt.date] | None = None,
    default: str = "week",
) -> Request:
    """
    Return what these words ask for; ``default`` is the period when they name none, the rest is as for ``parse_period``.

    Raises:
        Refused: a word is not understood, given twice or lacks its value.
    """
    known = lexicon(tuple(vocabularies))
    period = partial(parse_period, today=today, zone=zone, vocabularies=vocabularies, span=span)
    filters, plain = apart(words, known)
    found = clauses(Words(plain, [fold(word) for word in plain], known, period))
    window = found.pop("window", None) or period(default.split())[0]
    csv = bool(found.pop("csv", ""))
    return Request(window=window, filters=filters, csv=csv, future=window.first > today, **found)
