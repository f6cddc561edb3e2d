"""What a model looks at: words, pairs of words, and marks such as exclamations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.sentiment.folding import fold
from bot.sentiment.tokens import tidy, tokens
from bot.sentiment.words import moods, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.sentiment.tokens import Token

SCOPE = 3
"""Words after a negation that it may turn around."""
HIGH, LOW = 0.75, 0.5
LOUD = 3
WEIGHT = 2.0
"""How much a mark counts against one piece of a word."""


@dataclass(slots=True)
class Features:
    """``parts`` are words to cut into pieces; ``marks`` count as they stand; ``signs`` are emoji and exclamations."""

    parts: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)


def features(text: str, language: str) -> Features:
    """Return what is to be seen in a comment of a known language."""
    return seen(tuple(tokens(tidy(text))), language)


def seen(comment: Sequence[Token], language: str) -> Features:
    """Return what is to be seen in a comment cut into tokens."""
    found = Features()
    before, negated = "^", 0
    negators, buts = words(language, "negators"), words(language, "but")
    for token in comment:
        if token.kind != "word":
            found.marks.extend(_signs(token))
            if token.kind in {"emoji", "emoticon", "shout"}:
                found.signs.append(token.text)
            negated = 0 if token.kind in {"stop", "dots"} else negated
            continue
        folded = fold(token.text, language)
        found.parts.append(token.text)
        found.marks.append(f"{before} {folded}")
        if negated:
            found.marks.append(f"n:{folded}")
        if len(token.text) > LOUD and token.text.isupper():
            found.marks.append("CAPS")
        before, negated = folded, _reach(folded, negated, negators, buts)
    found.marks.extend((f"{before} $", _length(len(found.parts))))
    return found


def _reach(folded: str, negated: int, negators: frozenset[str], buts: frozenset[str]) -> int:
    """Return for how many more words a negation holds after this one."""
    if folded in negators:
        return SCOPE
    return 0 if folded in buts else max(0, negated - 1)


def _length(count: int) -> str:
    return f"len{sum(count > bound for bound in (0, 1, 2, 3, 8, 20))}"


def _signs(token: Token) -> Iterator[str]:
    if token.kind in {"emoji", "emoticon"}:
        yield token.text.lower()
        yield f"mood{moods().get(token.text.lower(), '?')}"
    elif token.kind == "score":
        share = _share(token.text)
        yield "score+" if share >= HIGH else "score-" if share <= LOW else "score="
    elif token.kind == "number":
        yield f"#{token.text}" if len(token.text) < LOUD else "#"
    elif token.kind == "shout":
        yield token.text[:2] + str(min(len(token.text), LOUD))
        yield token.text[:1]
    elif token.kind in {"dots", "link", "at"}:
        yield token.kind


def _share(text: str) -> float:
    given, _, most = text.partition("/")
    return int(given) / int(most)
