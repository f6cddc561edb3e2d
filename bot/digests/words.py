"""What somebody wants of a digest: ``on 09:00 weekdays Europe/Riga nps csat lv``, in any order and language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot import indicators
from bot.digests import zones
from bot.digests.phrases import APART, FILLER, Meaning, dates, longest, offers, phrases
from bot.errors import Refused
from bot.languages import FALLBACK
from bot.periods.nearest import clipped, nearest
from bot.periods.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

DAY_BREAK = 12
ALIKE = 0.75
"""From 0 to 1: how alike a zone must be to be offered; there are so many that one is a little like anything."""
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.h-]?(?P<minute>\d{2}))?(?P<half>am|pm)?[hu]?")
_RANGE = re.compile(r"(\w+)[-–](\w+)")

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


def read(words: str, code: str = FALLBACK) -> Wish:
    """
    Return what these words ask for, in any language; what is offered for strange ones is in one and in English.

    Raises:
        Refused: a word is not understood, said twice, or nothing that a digest tells of.
    """
    found: dict[str, Any] = {}
    for name, value, word in _meanings(words.replace(",", " ").split(), code):
        if name == APART:
            raise Refused("digest.apart", word=clipped(word), name=value)
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


def _meanings(typed: Sequence[str], code: str) -> Iterator[tuple[str, Any, str]]:
    at, before = 0, ("", "")
    while at < len(typed):
        stop, before = _meaning(typed, at, before, code)
        if before[0] != FILLER:
            yield *before, " ".join(typed[at:stop])
        at = stop


def _meaning(typed: Sequence[str], at: int, before: Meaning, code: str) -> tuple[int, Meaning]:
    """Return where the longest phrase from a place on ends, and what it means."""
    known, folded = phrases(), [fold(word) for word in typed]
    furthest = min(at + longest(), len(typed))
    for stop in range(furthest, at, -1):
        found = known.get(" ".join(folded[at:stop]), ())
        if found:
            return stop, _fitting(found, at, before[0], following=folded[at + 1 : at + 2])
    days = _days(folded[at])
    return (at + 1, ("days", days)) if days else _number(typed, at, before, code)


def _days(word: str) -> str:
    """Return the weekdays of a range such as mon-fri, as digits; nothing where it is none."""
    ends = _RANGE.fullmatch(word)
    first, last = (dict(phrases().get(end, ())).get("days", "") for end in ends.groups()) if ends else ("", "")
    if len(first) != 1 or len(last) != 1:
        return ""
    return "".join(sorted(str((int(first) - 1 + n) % 7 + 1) for n in range((int(last) - int(first)) % 7 + 1)))


def _fitting(found: Sequence[Meaning], at: int, before: str, following: Sequence[str]) -> Meaning:
    """Return the sense that fits its place: verbs come first, and between two indicators there is but an "and"."""
    senses = dict(found)
    between = before == "indicators" and set(following) <= set(indicators.known())
    if FILLER in senses and (between or (at and "verb" in senses)):
        return FILLER, ""
    return next((sense for sense in found if sense[0] != FILLER), found[0])


def _number(typed: Sequence[str], at: int, before: Meaning, code: str) -> tuple[int, Meaning]:
    word, after = typed[at].casefold(), fold(typed[at + 1]) if at + 1 < len(typed) else ""
    date = dates().fullmatch(word) or (before == ("rhythm", "monthly") and dates().fullmatch(f"{word}."))
    if date and 1 <= (day := int(date["day"])) <= 31:  # noqa: PLR2004 - days of a month
        return at + 1, ("date", day)
    half = after if after in {"am", "pm"} else ""
    clock = _CLOCK.fullmatch(word + half)
    if clock:
        return at + (2 if half else 1), ("minute", _minute(clock, typed[at]))
    raise _unknown(typed, at, code)


def _minute(clock: re.Match[str], word: str) -> int:
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    if clock["half"] and 1 <= hour <= DAY_BREAK:
        hour = hour % DAY_BREAK + (DAY_BREAK if clock["half"] == "pm" else 0)
    elif clock["half"]:
        hour = 24
    if hour > 23 or minute > 59:  # noqa: PLR2004 - a clock's own numbers
        raise Refused("digest.clock", word=clipped(word))
    return hour * 60 + minute


def _unknown(typed: Sequence[str], at: int, code: str) -> Refused:
    word, known, places = clipped(typed[at]), offers(code), zones.places()
    if zones.offset(typed[at]):
        return Refused("digest.zone", word=word)
    named = [known[phrase] for phrase in nearest(typed[at:], known) if len(phrase) > len("lv")]
    near = dict.fromkeys((*named, *(places[phrase] for phrase in nearest(typed[at:], places, ALIKE))))
    return Refused("digest.unknown", word=word, nearest=", ".join(near)) if near else Refused("digest.usage", word=word)
