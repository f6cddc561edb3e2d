"""What a lead says was changed: ``delivery speed "slots of one hour now" lv "…" last 6m``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.changes.complaints import LONGEST as FARTHEST
from bot.commands.language import names as languages_named
from bot.errors import Refused
from bot.hearing import NO_TOPIC
from bot.periods import parse_period
from bot.periods.nearest import clipped, nearest
from bot.periods.vocabulary import fold, lexicon
from bot.reports import report
from bot.request import search
from bot.request.filters import QUOTES
from bot.sentiment.topics import TOPICS
from bot.survey import areas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.commands import Call
    from bot.periods import Window
    from bot.periods.vocabulary import Lexicon

LONGEST = 1000
"""Characters of a wording."""
DEFAULT = "90d"
"""The period where none is named."""
_QUOTED = re.compile(r"(?P<before>[^\"“”„«»]*)[\"“”„«»](?P<text>[^\"“”„«»]*)[\"“”„«»](?=\s|$)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was understood; ``wordings`` are languages and texts by turns."""

    topics: tuple[str, ...]
    areas: tuple[str, ...]
    wordings: tuple[str, ...]
    window: Window


def read(call: Call) -> Said:
    """
    Return what a lead says was changed, about what, and since when customers complained about it.

    Raises:
        Refused: there is no wording, a word is neither a topic nor an area, or the period is too long.
    """
    plain, wordings = _apart(call)
    named = areas.called(call.world, call.workspace.surveys, call.texts.code, call.world.values("area"))
    known = search.known(call.texts.code, named)
    found, rest = _subjects(plain, known)
    window = _window(call, rest or DEFAULT.split(), known)
    if not found:
        raise Refused("changed.about", nearest=", ".join(_offered(known)))
    if window.end - window.first > FARTHEST:
        raise Refused("changed.too_long", n=FARTHEST.days)
    return Said(
        topics=tuple(each for each in TOPICS if each in found),
        areas=tuple(each.removeprefix(search.AREA) for each in found if each.startswith(search.AREA)),
        wordings=wordings,
        window=window,
    )


def _apart(call: Call) -> tuple[list[str], tuple[str, ...]]:
    """Return the plain words, and each wording after its language: the reader's own where none is named."""
    words, wordings, end = list[str](), dict[str, str](), 0
    for match in _QUOTED.finditer(call.event.words):
        before, end = match["before"].split(), match.end()
        code = languages_named().get(before[-1].casefold().rstrip(":=")) if before else None
        text = " ".join(match["text"].split())
        if not text or len(text) > LONGEST:
            raise Refused("changed.length", n=LONGEST)
        if (code or call.texts.code) in wordings:
            raise Refused("request.twice", word=clipped(text))
        wordings[code or call.texts.code] = text
        words += before[:-1] if code else before
    words += call.event.words[end:].split()
    if not wordings or any(mark in " ".join(words) for mark in QUOTES[0] + QUOTES[2:7]):
        raise Refused("changed.usage")
    return words, tuple(part for pair in wordings.items() for part in pair)


def _subjects(plain: Sequence[str], known: Lexicon) -> tuple[list[str], list[str]]:
    """Return the topics and areas that words name, all of those that are called the same, and the other words."""
    tokens = " ".join(plain).replace(",", " ").split()
    folded, at = [fold(token) for token in tokens], 0
    found, rest = list[str](), list[str]()
    while at < len(tokens):
        senses = [(sense, stop) for sense, stop in known.senses(folded, at) if _is_subject(sense)]
        stop = max((stop for _, stop in senses), default=at + 1)
        found += [sense for sense, end in senses if end == stop]
        rest += [] if senses else tokens[at:stop]
        at = stop
    return list(dict.fromkeys(found)), rest


def _is_subject(sense: str) -> bool:
    return sense in TOPICS or sense.startswith(search.AREA)


def _window(call: Call, words: Sequence[str], known: Lexicon) -> Window:
    """Return the period that the words name, up to today."""
    today, zone = call.workspace.local_day(call.event.at), call.workspace.zone
    vocabularies = report.vocabularies(call.texts.code)
    try:
        window, used = parse_period(words, today=today, zone=zone, vocabularies=vocabularies)
    except Refused as refused:
        if refused.key != "period.unknown":
            raise
        used = 0
    if used < len(words):
        near = nearest(words[used:], (*_phrases(known), *lexicon(vocabularies).periods)) or _offered(known)
        raise Refused("voices.word", word=clipped(words[used]), nearest=", ".join(near))
    return window


def _phrases(known: Lexicon) -> list[str]:
    """Return all that topics and areas may be called."""
    return [
        phrase
        for vocabulary in known.vocabularies
        for sense, spoken in vocabulary.senses
        if _is_subject(sense)
        for phrase in spoken
    ]


def _offered(known: Lexicon) -> list[str]:
    """Return what topics are called, in the reader's language."""
    return known.best(each for each in TOPICS if each != NO_TOPIC)
