"""The words of schedules: in every language, of all zones and their cities, and of the indicators."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

from bot import indicators, languages
from bot.commands.language import names as spoken
from bot.digests.rhythm import RHYTHMS, WORKDAYS
from bot.periods.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

VERBS = ("on", "off", "preview", "list")
FILLER = "fill"
COUNTRIES = frozenset({"US", "Canada", "Brazil", "Mexico", "Chile"})
"""What zones were once grouped by; their last word is no city."""
Meaning = tuple[str, Any]
"""A field of :class:`Wish` and what it becomes; or a verb, or words that only fill."""


@cache
def dates() -> re.Pattern[str]:
    """Return what a day of the month looks like: ``1st``, ``1.``, ``1-во``, ``ika-1``."""
    read = (languages.entries(code).get("digest", {}).get("words", {}) for code in languages.known())
    endings = "|".join(re.escape(ending) for words in read for ending in words.get("nth", ()))
    return re.compile(rf"(?=.*\D)(?:ika-)?(?P<day>\d{{1,2}})(?:{endings})?")


@cache
def phrases() -> Mapping[str, Sequence[Meaning]]:
    """Return what every phrase may mean, folded."""
    found: dict[str, list[Meaning]] = {}
    for phrase, meaning in _all():
        known = found.setdefault(fold(phrase), [])
        if meaning[0] not in {name for name, _ in known}:
            known.append(meaning)
    return found


@cache
def longest() -> int:
    """Return how many words the longest phrase has."""
    return max(len(phrase.split()) for phrase in phrases())


def _all() -> Iterator[tuple[str, Meaning]]:
    for name in indicators.known():
        yield from ((phrase, ("indicators", (name,))) for phrase in {name, name.replace("_", " ")})
    for code in languages.known():
        yield from _worded(code)
    for name, code in spoken().items():
        yield name, ("language", code)
    yield from _zones()


def _worded(code: str) -> Iterator[tuple[str, Meaning]]:
    words = languages.entries(code).get("digest", {}).get("words", {})
    senses: dict[str, Meaning] = {verb: ("verb", verb) for verb in VERBS}
    senses |= {rhythm: ("rhythm", rhythm) for rhythm in RHYTHMS}
    senses |= {"workdays": ("days", WORKDAYS), "quiet": ("quiet", True), "always": ("quiet", False)}
    senses[FILLER] = (FILLER, "")
    for sense, meaning in senses.items():
        yield from ((phrase, meaning) for phrase in words.get(sense, ()))
    singular = languages.entries(code).get("periods", {}).get("weekdays", ())
    for days in (words.get("each", ()), singular):
        for number, phrases in enumerate(days, 1):
            yield from ((phrase, ("days", str(number))) for phrase in phrases)


def _zones() -> Iterator[tuple[str, Meaning]]:
    """Yield zones by their names and by their cities."""
    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "posix")))
    for name in ("UTC", *names):
        yield name, ("zone", name)
    for name in names:
        if name.partition("/")[0] not in COUNTRIES:
            yield name.rpartition("/")[2].replace("_", " "), ("zone", name)
    yield from _cities(frozenset(names))


def _cities(names: frozenset[str]) -> Iterator[tuple[str, Meaning]]:
    """Yield zones by what their cities are called in other languages."""
    for code in languages.known():
        for name, called in languages.texts(code).locale.time_zones.items():
            if name in names and "city" in called:
                yield called["city"], ("zone", name)
