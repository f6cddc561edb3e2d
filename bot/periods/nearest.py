"""What somebody may have meant."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from bot.periods.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST = 40
"""Characters of a strange word that are compared and shown."""

ALIKE = 0.6
"""From 0 to 1: how alike two words must be for one to stand for the other."""

MOST = 3
"""Words that are offered at most."""


def clipped(word: str) -> str:
    """Return a word as it is quoted back: cut off when it is very long."""
    return word if len(word) <= LONGEST else f"{word[:LONGEST]}…"


def nearest(words: Sequence[str], valid: Iterable[str], alike: float = ALIKE) -> list[str]:
    """Return the valid phrases most like the start of these words, the best first; empty when none is ``alike``."""
    phrases = list(dict.fromkeys(valid))
    ranks = dict.fromkeys(phrases, 0.0)
    for count in range(1, min(len(words), MOST) + 1):
        matcher = SequenceMatcher(None, "", fold(" ".join(words[:count]))[:LONGEST], autojunk=False)
        for phrase in phrases:
            ranks[phrase] = max(ranks[phrase], _likeness(matcher, phrase))
    return sorted((phrase for phrase in phrases if ranks[phrase] >= alike), key=lambda phrase: -ranks[phrase])[:MOST]


def _likeness(matcher: SequenceMatcher[str], phrase: str) -> float:
    matcher.set_seq1(fold(phrase))
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0
