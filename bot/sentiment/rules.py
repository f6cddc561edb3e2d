"""What adding up words misses: emoji that contradict, the clause after "but", set phrases, thanks out of politeness."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sentiment.folding import fold
from bot.sentiment.words import angry, moods, phrases, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.sentiment.linear import Logits
    from bot.sentiment.tokens import Token

EMOJI, PHRASE, CALM, POLITE = 1.5, 2.5, 1.0, 6.0
"""What each rule adds, as a logarithm of chances."""
CLAUSE = 2
"""Words that make a clause."""
SIGNS = frozenset({"emoji", "emoticon"})


def nudge(found: Sequence[Token], language: str) -> Logits:
    """Return what the rules add for negative, neutral and positive."""
    said = [fold(token.text, language) for token in found if token.kind in {"word", "number"}]
    line = f" {' '.join(said)} "
    mood, polite = EMOJI * _mood(found), POLITE * _politeness(found, set(said), language)
    bad, calm, good = (bool(phrases(language, kind).search(line)) for kind in ("bad", "calm", "good"))
    return (
        max(-mood, 0.0) + PHRASE * bad,
        max(polite, 0.0) + CALM * calm,
        max(mood, 0.0) + max(-polite, 0.0) + PHRASE * good,
    )


def _mood(found: Sequence[Token]) -> int:
    """Return -1, 0 or 1: where emoji disagree, the last decides."""
    told = (moods().get(token.text.lower()) for token in reversed(found) if token.kind in SIGNS)
    return next(({"+": 1, "-": -1}[mood] for mood in told if mood), 0)


def ironic(found: Sequence[Token]) -> bool:
    """Tell whether the last emoji shows anger, so that kind words before it are not meant."""
    last = next((token.text for token in reversed(found) if token.kind in SIGNS), "")
    return last in angry()


def _politeness(found: Sequence[Token], said: set[str], language: str) -> int:
    """Return 1 for nothing but thanks said calmly, -1 for the same said warmly, else 0."""
    thanks = words(language, "thanks")
    if not said & thanks or not said <= thanks | words(language, "polite"):
        return 0
    return -1 if any(token.kind in SIGNS or token.kind == "shout" for token in found) else 1


def after_but(found: Sequence[Token], language: str) -> Sequence[Token]:
    """Return what follows the last "but" of a comment, or nothing where there is none."""
    turns = words(language, "turn")
    places = [at for at, token in enumerate(found) if token.kind == "word" and fold(token.text, language) in turns]
    if not places or places[-1] < CLAUSE or len(found) - places[-1] <= CLAUSE:
        return ()
    return found[places[-1] + 1 :]
