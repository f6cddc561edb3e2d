"""The words of schedules: in every language, of all zones and their cities, and of the indicators."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from bot import indicators, languages
from bot.commands.language import names as spoken
from bot.digests import zones
from bot.digests.facts import tellable
from bot.digests.rhythm import RHYTHMS, WEEKEND, WORKDAYS
from bot.languages import FALLBACK
from bot.periods.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

VERBS = ("on", "off", "preview", "list")
FILLER, APART = "fill", "apart"
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
    yield from _numbers()
    for code in languages.known():
        yield from _worded(code)
    for name, code in spoken().items():
        yield name, ("language", code)
    yield from ((phrase, ("zone", zone)) for phrase, zone in zones.named())


@cache
def offers(code: str) -> Mapping[str, str]:
    """Return what a strange word may have stood for, in a language or in English, with what is offered for it."""
    worded = [(phrase, phrase) for each in {code, FALLBACK} for phrase, sense in _worded(each) if sense[0] != FILLER]
    titled = [
        (word, name)
        for each in {code, FALLBACK}
        for name in tellable()
        for word in re.findall(r"\w{4,}", indicators.known()[name].title(languages.texts(each)))
    ]
    named = [(phrase, phrase) for phrase, (sense, _) in _numbers() if sense == "indicators"]
    return {fold(phrase): offered for phrase, offered in (*titled, *worded, *named)}


def _numbers() -> Iterator[tuple[str, Meaning]]:
    whole = set(tellable())
    for name in indicators.known():
        meaning = ("indicators", (name,)) if name in whole else (APART, name)
        yield from ((phrase, meaning) for phrase in dict.fromkeys((name, name.replace("_", " "))))


def _worded(code: str) -> Iterator[tuple[str, Meaning]]:
    words = languages.entries(code).get("digest", {}).get("words", {})
    senses: dict[str, Meaning] = {verb: ("verb", verb) for verb in VERBS}
    senses |= {rhythm: ("rhythm", rhythm) for rhythm in RHYTHMS}
    senses |= {
        "workdays": ("days", WORKDAYS),
        "weekends": ("days", WEEKEND),
        "quiet": ("quiet", True),
        "always": ("quiet", False),
    }
    senses[FILLER] = (FILLER, "")
    for sense, meaning in senses.items():
        yield from ((phrase, meaning) for phrase in words.get(sense, ()))
    singular = languages.entries(code).get("periods", {}).get("weekdays", ())
    for days in (words.get("each", ()), singular):
        for number, phrases in enumerate(days, 1):
            yield from ((phrase, ("days", str(number))) for phrase in phrases)
