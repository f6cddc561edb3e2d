"""From a comment to an opinion."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bot.sentiment import encoder, lexicon, rules
from bot.sentiment.features import features, seen
from bot.sentiment.language import OTHER, language_of
from bot.sentiment.linear import linear
from bot.sentiment.opinion import LABELS, Opinion
from bot.sentiment.tokens import tidy, tokens
from bot.sentiment.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.sentiment.tokens import Token

SHARES = {"en": 1.0, "fil": 0.7, "nl": 1.0, "lv": 0.7, "bg": 1.2}
"""How much what words mean adds to how they are spelt."""
TURNED = 0.3
"""How much the clause after "but" is worth beside the whole comment."""
SHARP = 0.5
"""Below 1: what is added up agrees with itself too often to be as sure as it sounds."""
MOODY = 2.0
"""How strongly one emoji speaks where no word can be read."""


def opinion(text: str, known: str = "") -> Opinion:
    """Return the opinion in a comment by somebody ``known`` to write in a language."""
    language = language_of(text, known)
    chances = softmax(signs(text) if language == OTHER else logits(text, language))
    if not chances:
        return Opinion("", None, None, None, language)
    best = max(range(len(LABELS)), key=chances.__getitem__)
    low, even, high = (round(chance, 4) for chance in chances)
    return Opinion(LABELS[best], round(high - low, 4), round(1 - even, 4), round(chances[best], 4), language)


def logits(text: str, language: str) -> list[float]:
    """Return what speaks for negative, neutral and positive, in a language of ours."""
    found = tuple(tokens(tidy(text)))
    told = _learnt(found, language)
    if turned := rules.after_but(found, language):
        told = _mixed(told, _learnt(turned, language), TURNED)
    told = [one + more for one, more in zip(told, lexicon.heard(found, language), strict=True)]
    told = encoder.averaged(text, told)
    if rules.ironic(found) and told[2] > told[0]:
        told = told[::-1]
    return [SHARP * (one + more) for one, more in zip(told, rules.nudge(found, language), strict=True)]


def _learnt(found: Sequence[Token], language: str) -> list[float]:
    told = seen(found, language)
    spelling, meaning = linear(language).logits(told), vocabulary().logits(told, language)
    return [one + SHARES[language] * other for one, other in zip(spelling, meaning, strict=True)]


def _mixed(first: list[float], second: list[float], share: float) -> list[float]:
    return [(1 - share) * one + share * other for one, other in zip(first, second, strict=True)]


def signs(text: str) -> Sequence[float]:
    """Return the same from emoji and ratings alone; empty where there are none."""
    marks = features(text, "").marks
    good = sum(mark in {"mood+", "score+"} for mark in marks)
    bad = sum(mark in {"mood-", "score-"} for mark in marks)
    return (MOODY * bad, 0.0, MOODY * good) if good + bad else ()


def softmax(numbers: Sequence[float]) -> list[float]:
    """Return chances that sum to 1."""
    most = max(numbers, default=0.0)
    powers = [math.exp(number - most) for number in numbers]
    total = sum(powers)
    return [power / total for power in powers]


def assessments(text: str, language: str) -> tuple[tuple[str, float], ...]:
    """Return the words of a comment with what each of them pulls towards; none in a language that is not ours."""
    return () if language == OTHER else linear(language).pulls(features(text, language))
