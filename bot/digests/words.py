"""What somebody wants of a digest: ``on 09:00 weekdays Europe/Riga nps csat lv``, in any order and language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot import indicators
from bot.digests.phrases import FILLER, Meaning, dates, longest, phrases
from bot.errors import Refused
from bot.periods.nearest import clipped, nearest
from bot.periods.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

DAY_BREAK = 12
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?P<half>am|pm)?[hu]?")

TOGETHER: Mapping[str, Callable[[Any, Any], Any]] = {
    "indicators": lambda known, value: tuple(dict.fromkeys((*known, *value))),
    "days": lambda known, value: "".join(sorted({*known, *value})),
}
"""How several of a kind become one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was said; what was not is empty or ``None``."""

    verb: str = ""
    rhythm: str = ""
    minute: int | None = None
    days: str = ""
    zone: str = ""
    language: str = ""
    indicators: tuple[str, ...] = ()
    quiet: bool | None = None


def read(words: str) -> Wish:
    """
    Return what these words ask for.

    Raises:
        Refused: a word is not understood, or said twice.
    """
    found: dict[str, Any] = {}
    for name, value, word in _meanings(words.replace(",", " ").split()):
        known = found.get(name, value)
        if name in TOGETHER:
            found[name] = TOGETHER[name](known, value)
        elif known == value:
            found[name] = value
        else:
            raise Refused("request.twice", word=clipped(word))
    return Wish(**_settled(found))


def _settled(found: dict[str, Any]) -> dict[str, Any]:
    """Return the fields: a date makes it monthly, a lone weekday weekly, several of them daily."""
    date, days = found.pop("date", ""), found.get("days", "")
    rhythm = found.get("rhythm") or ("monthly" if date else "weekly" if len(days) == 1 else "daily" if days else "")
    kind = {"monthly": bool(date) or not days, "weekly": not date and len(days) <= 1}.get(rhythm, not date)
    if not kind:
        raise Refused("digest.days")
    return found | {"rhythm": rhythm, "days": str(date) if date else days}


def _meanings(typed: Sequence[str]) -> Iterator[tuple[str, Any, str]]:
    at, before = 0, ""
    while at < len(typed):
        stop, (name, value) = _meaning(typed, at, before)
        if name != FILLER:
            yield name, value, " ".join(typed[at:stop])
        at, before = stop, name


def _meaning(typed: Sequence[str], at: int, before: str) -> tuple[int, Meaning]:
    """Return where the longest phrase from a place on ends, and what it means."""
    known, folded = phrases(), [fold(word) for word in typed]
    furthest = min(at + longest(), len(typed))
    for stop in range(furthest, at, -1):
        found = known.get(" ".join(folded[at:stop]), ())
        if found:
            return stop, _fitting(found, at, before, following=folded[at + 1 : at + 2])
    return _number(typed, at)


def _fitting(found: Sequence[Meaning], at: int, before: str, following: Sequence[str]) -> Meaning:
    """Return the sense that fits its place: verbs come first, and between two indicators there is but an "and"."""
    senses = dict(found)
    between = before == "indicators" and set(following) <= set(indicators.known())
    if FILLER in senses and (between or (at and "verb" in senses)):
        return FILLER, ""
    return next((sense for sense in found if sense[0] != FILLER), found[0])


def _number(typed: Sequence[str], at: int) -> tuple[int, Meaning]:
    word, after = typed[at].casefold(), fold(typed[at + 1]) if at + 1 < len(typed) else ""
    date = dates().fullmatch(word)
    if date and 1 <= (day := int(date["day"])) <= 31:  # noqa: PLR2004 - days of a month
        return at + 1, ("date", day)
    half = after if after in {"am", "pm"} else ""
    clock = _CLOCK.fullmatch(word + half)
    if clock:
        return at + (2 if half else 1), ("minute", _minute(clock, typed[at]))
    raise _unknown(typed, at)


def _minute(clock: re.Match[str], word: str) -> int:
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    if clock["half"] and 1 <= hour <= DAY_BREAK:
        hour = hour % DAY_BREAK + (DAY_BREAK if clock["half"] == "pm" else 0)
    elif clock["half"]:
        hour = 24
    if hour > 23 or minute > 59:  # noqa: PLR2004 - a clock's own numbers
        raise Refused("digest.clock", word=clipped(word))
    return hour * 60 + minute


def _unknown(typed: Sequence[str], at: int) -> Refused:
    offers = {phrase: _offer(phrase, senses) for phrase, senses in phrases().items()}
    near = dict.fromkeys(offers[phrase] for phrase in nearest(typed[at:], offers) if len(phrase) > len("lv"))
    word = clipped(typed[at])
    return Refused("digest.unknown", word=word, nearest=", ".join(near)) if near else Refused("digest.usage", word=word)


def _offer(phrase: str, senses: Sequence[Meaning]) -> str:
    return next((value for name, value in senses if name == "zone"), phrase)
