"""Which comments are wanted: ``negative delivery "never again" page 2``, between a period and filters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence  # noqa: TC003 - part of the record
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from bot import languages
from bot.errors import Refused
from bot.hearing import SCORES
from bot.periods.nearest import clipped
from bot.periods.vocabulary import Vocabulary, fold, lexicon
from bot.request.filters import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.periods.vocabulary import Lexicon

LONGEST = 100
"""Characters of the words that are searched for."""
MOST = 5
"""Searches at once."""
PAGES = 1000
_QUOTED = re.compile(rf'(?<!\S)["“”„«»](\S.{{0,{LONGEST - 1}}}?)["“”„«»](?!\S)', re.DOTALL)
AREA = "area."
"""Begins the sense of a word that names an area."""
LABELS = tuple(label for label in SCORES if label)
DISAGREEING, PAGE = "disagreeing", "page"


@dataclass(slots=True)
class Wanted:
    """What was understood; ``rest`` are the words that are not about comments, ``page`` is 0 where none was named."""

    label: str = ""
    topics: list[str] = field(default_factory=list)
    area: str = ""
    words: list[str] = field(default_factory=list)
    disagreeing: bool = False
    page: int = 0
    rest: list[str] = field(default_factory=list)


def known(first: str, areas: Mapping[str, str]) -> Lexicon:
    """Return the words for labels, topics and areas in every language, the reader's first; areas by key and name."""
    return _lexicon(first, tuple(areas.items()))


@lru_cache(maxsize=32)
def _lexicon(first: str, areas: tuple[tuple[str, str], ...]) -> Lexicon:
    codes = sorted(languages.known(), key=lambda code: code != first)
    tables = [languages.entries(code).get("voices", {}).get("words", {}) for code in codes]
    spoken = [Vocabulary(tuple((sense, tuple(words)) for sense, words in table.items())) for table in tables]
    keys = Vocabulary(tuple((sense, (sense,)) for sense in tables[0]))
    named = Vocabulary(tuple((AREA + key, (name, key)) for key, name in areas))
    return lexicon((*spoken, keys, named))


def wanted(line: str, words: Lexicon) -> Wanted:
    """
    Return what a line asks of comments.

    Raises:
        Refused: a label, an area or a page is there twice, or there are too many words to search for.
    """
    found = Wanted(words=[" ".join(match[1].split()) for match in _QUOTED.finditer(line)])
    if len(found.words) > MOST:
        raise Refused("request.twice", word=clipped(f"“{found.words[MOST]}”"))
    tokens = [match[0] for match in TOKEN.finditer(_QUOTED.sub(" ", line))]
    folded = [fold(token) for token in tokens]
    at = 0
    while at < len(tokens):
        sense, stop = next(iter(words.senses(folded, at)), ("", at + 1))
        at = _take(found, sense, tokens, at, stop)
    return found


def _take(found: Wanted, sense: str, tokens: Sequence[str], at: int, stop: int) -> int:
    """Keep what a phrase means, and return where the next one begins."""
    if not sense:
        found.rest.append(tokens[at])
    elif sense == PAGE:
        found.page = _page(tokens[stop : stop + 1])
        return stop + 1
    elif sense == DISAGREEING:
        found.disagreeing = True
    elif sense in LABELS:
        found.label = _once(found.label, sense, tokens[at:stop])
    elif sense.startswith(AREA):
        found.area = _once(found.area, sense.removeprefix(AREA), tokens[at:stop])
    else:
        found.topics.append(sense)
    return stop


def _once(before: str, now: str, typed: Sequence[str]) -> str:
    if before not in {"", now}:
        raise Refused("request.twice", word=clipped(" ".join(typed)))
    return now


def _page(typed: Sequence[str]) -> int:
    number = int(typed[0]) if typed and typed[0].isdecimal() and len(typed[0]) <= len(str(PAGES)) else 0
    if not 1 <= number <= PAGES:
        raise Refused("voices.page_number", word=clipped(" ".join(typed)), most=PAGES)
    return number


def phrases(words: Lexicon) -> Iterator[str]:
    """Yield all that may be typed about comments."""
    for vocabulary in words.vocabularies:
        for _, spoken in vocabulary.senses:
            yield from spoken
