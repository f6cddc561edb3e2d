"""From a comment to an opinion."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bot.sentiment import encoder
from bot.sentiment.blend import blend
from bot.sentiment.features import features, seen
from bot.sentiment.language import OTHER, language_of
from bot.sentiment.linear import linear
from bot.sentiment.opinion import LABELS, Opinion
from bot.sentiment.signals import signals
from bot.sentiment.tokens import tidy, tokens
from bot.sentiment.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    """Return what speaks for negative, neutral and positive in a language of ours; no angry face praises."""
    found = tuple(tokens(tidy(text)))
    told = seen(found, language)
    spelling, meaning = linear(language).logits(told), vocabulary().logits(told, language)
    here = signals(found, language, spelling, meaning)
    weighed = encoder.averaged(text, blend(language).logits(here))
    return weighed[::-1] if here.get("angry") and weighed[2] > weighed[0] else weighed


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
