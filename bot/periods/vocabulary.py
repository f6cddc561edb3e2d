"""The words of periods and requests, in as many languages as there are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import get_args

from bot.periods.units import Unit

PERIODS = ("today", "yesterday", "week", "month", "quarter", "year", "day", "last", "all", "to", "since", "examples")
CLAUSES = ("by", "versus", "as", "previous", "target", "csv")
DIMENSIONS = (
    *("agent", "area", "channel", "product", "language", "kind", "team"),
    *("contract", "segment", "topic", "cause"),
)
TABLES = {"dimensions": DIMENSIONS, "current": get_args(Unit)}
ABBREVIATION = 2
LISTS = {"months": 12, "weekdays": 7}


def fold(word: str) -> str:
    """Return a word as it is compared: without case and diacritics."""
    apart = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """
    The words of one language: every sense with all that people type for it, the best first.

    A sense is a key of a language file's table; ``months.10`` is October and ``weekdays.1`` Monday.
    """

    senses: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def read(cls, table: Mapping[str, object]) -> Vocabulary:
        """
        Return the vocabulary in this table of a language file; senses that it lacks have no words.

        Raises:
            ValueError: it has a sense that there is not, or not all months or weekdays.
        """
        return cls(tuple(sense for key, value in table.items() for sense in _senses(key, value)))

    def words(self, sense: str) -> tuple[str, ...]:
        """Return what people type for a sense."""
        return dict(self.senses).get(sense, ())


class Lexicon:
    """Several vocabularies at once; the asker's language comes first."""

    def __init__(self, vocabularies: Sequence[Vocabulary]) -> None:
        self.vocabularies = tuple(vocabularies)
        self._index: dict[tuple[str, ...], list[str]] = {}
        for vocabulary in vocabularies:
            for sense, phrases in vocabulary.senses:
                for phrase in phrases:
                    self._index.setdefault(tuple(fold(phrase).split()), []).append(sense)
        self._longest = max(map(len, self._index), default=0)

    def senses(self, words: Sequence[str], at: int) -> list[tuple[str, int]]:
        """Return what the folded words from ``at`` on may mean, and where each phrase ends; the longest come first."""
        stops = range(min(at + self._longest, len(words)), at, -1)
        return [(sense, stop) for stop in stops for sense in self._index.get(tuple(words[at:stop]), ())]

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """All phrases that are a period of their own, less the shortest abbreviations."""
        found = (sense for vocabulary in self.vocabularies for sense, _ in vocabulary.senses)
        return self.phrases(sense for sense in dict.fromkeys(found) if _alone(sense))

    def phrases(self, senses: Iterable[str]) -> tuple[str, ...]:
        """Return all that people type for these senses, less the shortest abbreviations."""
        found = (phrase for sense in senses for vocabulary in self.vocabularies for phrase in vocabulary.words(sense))
        return tuple(phrase for phrase in found if len(phrase) > ABBREVIATION)

    def best(self, senses: Iterable[str]) -> list[str]:
        """Return the best word for each of these senses that has any, in the asker's language if that has it."""
        found = ([word for vocabulary in self.vocabularies for word in vocabulary.words(sense)] for sense in senses)
        return [words[0] for words in found if words]

    def match(self, sense: str, words: Sequence[str], at: int) -> int:
        """Return where a phrase of this sense ends that starts at ``at``, or 0."""
        return next((stop for found, stop in self.senses(words, at) if found == sense), 0)


@lru_cache(maxsize=32)
def lexicon(vocabularies: tuple[Vocabulary, ...]) -> Lexicon:
    """Return the lexicon of these vocabularies, made once."""
    return Lexicon(vocabularies)


def _alone(sense: str) -> bool:
    return sense.partition(".")[0] in {
        "today",
        "yesterday",
        "all",
        "current",
        "months",
        "weekdays",
        "examples",
        *get_args(Unit),
    }


def _senses(key: str, value: object) -> list[tuple[str, tuple[str, ...]]]:
    if key in LISTS and isinstance(value, Sequence) and len(value) == LISTS[key]:
        return [(f"{key}.{number}", tuple(words)) for number, words in enumerate(value, 1)]
    if key in TABLES and isinstance(value, Mapping) and set(value) <= set(TABLES[key]):
        return [(f"{key}.{name}", tuple(words)) for name, words in value.items()]
    if key in PERIODS + CLAUSES and isinstance(value, Sequence):
        return [(key, tuple(value))]
    raise ValueError(f"{key} is no words of periods")
