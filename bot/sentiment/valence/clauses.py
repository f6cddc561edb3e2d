"""A comment read from left to right: what its words are worth once negations, boosters and turns are taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sentiment.folding import fold
from bot.sentiment.valence import SPOKEN, STRENGTHS, worth
from bot.sentiment.valence.heard import Heard
from bot.sentiment.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.sentiment.tokens import Token

BOOSTS = {"stronger": 1.3, "weaker": 0.7}
ENDS = frozenset({"stop", "dots", "shout"})
REACH = 6
"""Words after a negation that it may turn around, at most to the end of the clause."""
NAME = "-"
"""Stands for a word with a capital amid a clause: the Excellence Desk is not excellent."""
SHORT = 2
"""Letters of "I" and other words that are no names."""
NEAR = 3
"""Words right after it."""
BEHIND = 4
"""Words after praise or blame that a negation may stand behind it."""


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
        self._begin()

    def _begin(self) -> None:
        self.negated, self.boost = 0, 1.0
        self.last, self.since, self.held = 0.0, 0, 0.0

    def clause(self, said: Sequence[str]) -> None:
        """Take in a clause."""
        self._begin()
        at = 0
        while at < len(said):
            kind, size = self.worth.phrase(said, at)
            if size:
                self.negated *= self.negators.isdisjoint(said[at : at + size])
            else:
                kind, size = self.worth.kind(said[at]) or self._small(said[at]), 1
            self.negated = max(0, self.negated - size)
            self.since += size
            self._take(kind, said[at])
            if size == 1 and said[at] in self.buts:
                self._turn(said[at])
            at += size
        self._settle()

    def _small(self, word: str) -> str:
        return "negators" if word in self.negators else ""

    def _weigh(self, strength: float) -> None:
        if self.negated:
            self.told.deny(strength, near=self.negated > REACH - NEAR)
        else:
            self.told.add(strength)
        self.last, self.boost = 0.0 if self.negated else strength, 1.0
        self.since, self.held = 0, 0.0

    def _take(self, kind: str, word: str) -> None:
        if kind in STRENGTHS:
            self._weigh(self.boost * STRENGTHS[kind])
        elif kind in BOOSTS:
            self.boost *= BOOSTS[kind]
        elif kind == "negators":
            self._negate(word)
        elif kind:
            self.told.kinds[kind] += 1

    def _negate(self, word: str) -> None:
        self.told.negations += 1
        self.negated = REACH + 1
        self.held = self.last if word in self.worth.after and self.since <= BEHIND else 0.0

    def _settle(self) -> None:
        """Where a negation found nothing after it to deny, let it deny what stood before."""
        if self.held:
            self.told.take_back(self.held)
            self.last = self.held = 0.0

    def _turn(self, word: str) -> None:
        self._settle()
        self.negated, self.last = 0, 0.0
        if word in self.turns:
            self.told.turn()
