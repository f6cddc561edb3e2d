"""The rest of a request: its period, and the words that begin with "by", "vs" and "as"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.errors import Refused
from bot.periods.nearest import clipped, nearest
from bot.request.filters import SENSES

if TYPE_CHECKING:
    from bot.periods import Window
    from bot.periods.vocabulary import Lexicon

Senses = Mapping[str, str]
GROUPS = {**SENSES, "day": "day", "week": "week"}
CLAUSES: dict[str, tuple[str, Senses]] = {
    "by": ("by", GROUPS),
    "versus": ("versus", {"previous": "previous", "target": "target"}),
    "as": ("csv", {"csv": "csv"}),
}
"""The senses that open a clause; for each the field it fills, and the senses that may follow with what they mean."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that are no filter, as typed and folded; ``period`` reads a period at the start of words."""

    typed: Sequence[str]
    folded: Sequence[str]
    known: Lexicon
    period: Callable[[Sequence[str]], tuple[Window, int]]


def clauses(words: Words) -> dict[str, Any]:
    """
    Return what the clauses say, by the field of a request: ``window``, ``by``, ``versus``, ``csv``.

    Raises:
        Refused: a word is not understood, or a clause is there twice or lacks its second word.
    """
    found: dict[str, Any] = {}
    at = 0
    while at < len(words.typed):
        name, value, stop = _clause(words, at, lacking="window" not in found)
        if name in found:
            raise Refused("request.twice", word=clipped(" ".join(words.typed[at:stop])))
        found[name] = value
        at = stop
    return found


def _clause(words: Words, at: int, *, lacking: bool) -> tuple[str, str | Window, int]:
    """Return the field that the clause at this place fills, with what, and where the clause ends."""
    for sense, (name, senses) in CLAUSES.items():
        if after := words.known.match(sense, words.folded, at):
            return name, *_choice(words, at, after, senses)
    try:
        window, consumed = words.period(words.typed[at:])
    except Refused as refused:
        raise _unknown(words, at, refused, lacking=lacking) from None
    return "window", window, at + consumed


def _choice(words: Words, at: int, after: int, senses: Senses) -> tuple[str, int]:
    for sense, stop in words.known.senses(words.folded, after):
        if sense in senses:
            return senses[sense], stop
    if after == len(words.typed):
        raise Refused("request.missing", word=" ".join(words.typed[at:]), nearest=", ".join(words.known.best(senses)))
    near = nearest(words.typed[after : after + 1], words.known.phrases(senses)) or words.known.best(senses)
    raise Refused("request.unknown", word=clipped(words.typed[after]), nearest=", ".join(near))


def _unknown(words: Words, at: int, refused: Refused, *, lacking: bool) -> Refused:
    """Return the period's refusal, unless a clause is nearer than any period or the period is there already."""
    if refused.key != "period.unknown":
        return refused
    offered = _phrases(words.known)
    near = nearest(words.typed[at:], [*(words.known.periods if lacking else ()), *offered])
    if lacking and (not near or near[0] not in offered):
        return refused
    return Refused("request.unknown", word=clipped(words.typed[at]), nearest=", ".join(near or offered))


def _phrases(known: Lexicon) -> list[str]:
    pairs = ((known.best([sense]), known.best(senses)) for sense, (_, senses) in CLAUSES.items())
    return [f"{word} {choice}" for words, choices in pairs for word in words for choice in choices]
