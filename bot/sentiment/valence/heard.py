"""What a comment's words amount to, as they are taken in one by one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


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
