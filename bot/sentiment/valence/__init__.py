"""What words and turns of phrase are worth, as people of each language wrote it down: edit a file, then learn anew."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from bot.sentiment.folding import fold
from bot.sentiment.remembering import remember
from bot.sentiment.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

STRENGTHS = {"awful": -3.0, "bad": -2.0, "poor": -1.0, "fine": 1.0, "good": 2.0, "great": 3.0}
SMALL_WORDS = ("neutral", "stronger", "weaker", "negators")
TURNS = ("neutral", "ironic", "waiting", "solved", "wishes", "comparisons_better", "comparisons_worse")
SPOKEN = frozenset({"word", "number", "score"})
OPEN = 4
"""A word of a phrase with so many letters may have any ending; the last one always."""
Phrase = tuple[tuple[tuple[str, bool], ...], str, int]
"""Its words and whether each may have another ending, its kind, and its place in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """
    What words and phrases are worth.

    ``exact`` and ``stems`` tell a kind by word; ``phrases`` the phrases by the beginnings of two words; ``after`` are
    the negations that may stand behind what they negate.
    """

    exact: Mapping[str, str]
    stems: Mapping[str, str]
    phrases: Mapping[tuple[str, str], Sequence[Phrase]]
    firsts: frozenset[str]
    after: frozenset[str]
    met: dict[str, str]

    def kind(self, folded: str) -> str:
        """Return the list a word stands in, empty for none; the longest stem decides."""
        found = self.met.get(folded)
        return remember(self.met, folded, self._kind(folded)) if found is None else found

    def _kind(self, folded: str) -> str:
        if folded in self.exact:
            return self.exact[folded]
        stems = (folded[:size] for size in range(len(folded), 1, -1))
        return next((self.stems[stem] for stem in stems if stem in self.stems), "")

    def phrase(self, said: Sequence[str], at: int) -> tuple[str, int]:
        """Return the kind of the longest phrase that begins at a place and its words; empty and 0 where none does."""
        if at + 1 == len(said) or said[at][:OPEN] not in self.firsts:
            return "", 0
        first, then = said[at], said[at + 1][:OPEN]
        keys = ((start, after) for start in (first, f"{first[:OPEN]}*") for after in (then, ""))
        fits = [one for key in keys for one in self.phrases.get(key, ()) if _fits(one[0], said, at)]
        if not fits:
            return "", 0
        parts, kind, _ = min(fits, key=_rank)
        return kind, len(parts)


def _rank(phrase: Phrase) -> tuple[int, int]:
    """Return what sorts long phrases first, then those that stand first in the file."""
    parts, _, place = phrase
    return -len(parts), place


def _fits(parts: Sequence[tuple[str, bool]], said: Sequence[str], at: int) -> bool:
    if len(said) - at < len(parts):
        return False
    for place, (part, open_ended) in enumerate(parts, at):
        if said[place] != part and not (open_ended and said[place].startswith(part)):
            return False
    return True


@cache
def worth(language: str) -> Worth:
    """Return what words are worth in a language, read from its file the first time; nothing without a file."""
    path = resources.files(__name__) / f"{language}.toml"
    told = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    exact: dict[str, str] = {}
    stems: dict[str, str] = {}
    phrases: dict[tuple[str, str], list[Phrase]] = {}
    for place, (entry, kind) in enumerate(_entries(told)):
        parts = _parts(entry, language)
        if len(parts) == 1 and parts[0][0]:
            (stems if entry.endswith("*") else exact).setdefault(parts[0][0], kind)
        elif parts:
            phrases.setdefault((_start(*parts[0]), _then(*parts[1])), []).append((parts, kind, place))
    firsts = frozenset(start.removesuffix("*")[:OPEN] for start, _ in phrases)
    after = frozenset(fold(word, language) for word in told.get("after_negators", "").split())
    return Worth(exact=exact, stems=stems, phrases=phrases, firsts=firsts, after=after, met={})


def _entries(told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for kind in (*SMALL_WORDS, *STRENGTHS):
        yield from ((entry, kind) for entry in told.get(kind, "").split())
    for kind in (*STRENGTHS, *TURNS):
        yield from ((entry, kind) for entry in told.get("phrases", {}).get(kind, ()))


def _parts(entry: str, language: str) -> tuple[tuple[str, bool], ...]:
    """Return the folded words of an entry, and whether each may have another ending."""
    spoken = [fold(token.text, language) for token in tokens(entry) if token.kind in SPOKEN]
    last = len(spoken) - 1
    return tuple((word, place == last or len(word) >= OPEN) for place, word in enumerate(spoken))


def _start(word: str, open_ended: bool) -> str:  # noqa: FBT001 - a pair
    return word[:OPEN] + "*" if open_ended and len(word) >= OPEN else word


def _then(word: str, open_ended: bool) -> str:  # noqa: FBT001 - a pair
    """Return the first letters of the second word; none where it may go on before they are all there."""
    return "" if open_ended and len(word) < OPEN else word[:OPEN]
