"""A comment read from left to right: what its words are worth once negations, boosters and turns are taken in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.sentiment.folding import fold
from bot.sentiment.valence import SPOKEN, STRENGTHS, worth
from bot.sentiment.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.sentiment.tokens import Token

BOOSTS = {"stronger": 1.3, "weaker": 0.7}
NEGATORS = frozenset({"negators", "after_negators"})
ENDS = frozenset({"stop", "dots", "shout"})
REACH = 6
"""Words after a negation that it may turn around, at most to the end of the clause."""
NAME = "-"
"""Stands for a word with a capital amid a clause: the Excellence Desk is not excellent."""
SHORT = 2
"""Letters of "I" and other words that are no names."""
NEAR = 3
"""Words right after it."""


@dataclass(slots=True)
class Heard:
    """
    What was heard in a comment.

    ``good`` and ``bad`` are sums of strengths above zero; ``not_good`` and ``not_bad`` those of words right after a
    negation, ``far_good`` and ``far_bad`` of words later in its clause;
    ``best`` and ``worst`` the strongest of each; ``clauses`` the balance of each clause in turn; ``turned`` the first
    clause after the last "but", or -1; ``kinds`` how often each other list was met.
    """

    good: float = 0.0
    bad: float = 0.0
    not_good: float = 0.0
    not_bad: float = 0.0
    far_good: float = 0.0
    far_bad: float = 0.0
    best: float = 0.0
    worst: float = 0.0
    clauses: list[float] = field(default_factory=lambda: [0.0])
    turned: int = -1
    negations: int = 0
    kinds: Counter[str] = field(default_factory=Counter)

    def add(self, strength: float) -> None:
        """Take in a word or phrase."""
        self.good += max(strength, 0.0)
        self.bad += max(-strength, 0.0)
        self.best, self.worst = max(self.best, strength), max(self.worst, -strength)
        self.clauses[-1] += strength

    def deny(self, strength: float, *, near: bool) -> None:
        """Take in a word or phrase that is negated."""
        good, bad = max(strength, 0.0), max(-strength, 0.0)
        if near:
            self.not_good += good
            self.not_bad += bad
        else:
            self.far_good += good
            self.far_bad += bad
        self.clauses[-1] -= strength / 2

    def take_back(self, strength: float) -> None:
        """Turn around what was taken in last: "helpful they were not"."""
        self.good = max(0.0, self.good - max(strength, 0.0))
        self.bad = max(0.0, self.bad - max(-strength, 0.0))
        self.clauses[-1] -= strength
        self.deny(strength, near=True)

    def turn(self) -> None:
        """Begin the clause after a "but"."""
        self.clauses.append(0.0)
        self.turned = len(self.clauses) - 1


def heard(found: Sequence[Token], language: str) -> Heard:
    """Return what is heard in a comment cut into tokens."""
    told, said = Heard(), list[str]()
    reader = _Reader(told, language)
    titles = 2 * sum(token.text.istitle() for token in found) > len(found)
    for token in found:
        if token.kind in SPOKEN:
            name = bool(said) and token.text.istitle() and len(token.text) > SHORT and not titles
            said.append(NAME if name else fold(token.text, language) or token.text)
        elif token.kind in ENDS and said:
            reader.clause(said)
            said = []
            told.clauses.append(0.0)
    reader.clause(said)
    return told


class _Reader:
    """Takes in the words between two stops."""

    def __init__(self, told: Heard, language: str) -> None:
        self.told, self.worth = told, worth(language)
        self.turns, self.buts, self.negators = (words(language, kind) for kind in ("turn", "but", "negators"))
        self.negated, self.boost, self.last = 0, 1.0, 0.0

    def clause(self, said: Sequence[str]) -> None:
        """Take in a clause."""
        at, self.negated, self.boost, self.last = 0, 0, 1.0, 0.0
        while at < len(said):
            kind, size = self.worth.phrase(said, at)
            if size:
                self.negated *= self.negators.isdisjoint(said[at : at + size])
            else:
                kind, size = self.worth.kind(said[at]) or self._small(said[at]), 1
            self.negated = max(0, self.negated - size)
            self._take(kind)
            if size == 1 and said[at] in self.buts:
                self._turn(said[at])
            at += size

    def _small(self, word: str) -> str:
        return "negators" if word in self.negators else ""

    def _weigh(self, strength: float) -> None:
        if self.negated:
            self.told.deny(strength, near=self.negated > REACH - NEAR)
        else:
            self.told.add(strength)
        self.last, self.boost = 0.0 if self.negated else strength, 1.0

    def _take(self, kind: str) -> None:
        if kind in STRENGTHS:
            self._weigh(self.boost * STRENGTHS[kind])
        elif kind in BOOSTS:
            self.boost *= BOOSTS[kind]
        elif kind in NEGATORS:
            self._negate(kind)
        elif kind:
            self.told.kinds[kind] += 1

    def _negate(self, kind: str) -> None:
        if kind == "negators":
            self.told.negations += 1
            self.negated = REACH + 1
        else:
            self.told.take_back(self.last)
            self.last = 0.0

    def _turn(self, word: str) -> None:
        self.negated = 0
        if word in self.turns:
            self.told.turn()
