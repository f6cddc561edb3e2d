"""What managers believe an indicator to be, and how far from the truth that is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import indicators
from bot.errors import Refused
from bot.model import Guess
from bot.periods.days import DAY
from bot.periods.units import moved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.commands import Call
    from bot.indicators import Indicator
    from bot.periods import Window
    from bot.ports import Memory

DEFAULT = "retention"
_NUMBER = re.compile(r"([+-]?\d{1,9}(?:[.,]\d{1,4})?)\s?%?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """``mean`` of ``n`` estimates, which run from ``low`` to ``high``; the ``gap`` is how much they are too high."""

    mean: float
    n: int
    low: float
    high: float
    gap: float | None


def gap(guesses: Sequence[float], actual: float | None) -> Gap | None:
    """Return how far estimates are from what is; ``None`` without any, and no gap where the actual is not known."""
    if not guesses:
        return None
    mean = sum(guesses) / len(guesses)
    away = None if actual is None else mean - actual
    return Gap(mean=mean, n=len(guesses), low=min(guesses), high=max(guesses), gap=away)


def subject(words: str) -> tuple[Indicator, str]:
    """
    Return the indicator these words begin with, retention where they name none, and the words that follow.

    Raises:
        Refused: the first word is no indicator, and nothing else either.
    """
    known = indicators.known()
    first, _, rest = words.strip().partition(" ")
    name = first.lower().removeprefix("/")
    return (known[name], rest.strip()) if name in known else (known[DEFAULT], words.strip())


def period(window: Window) -> str:
    """Return the name of a window's period: a unit to date is known by the whole unit."""
    end = moved(window.unit, window.first, 1) if window.unit else window.end
    return f"{window.first}..{end - DAY}"


def number(indicator: Indicator, words: str) -> tuple[float, str]:
    """
    Return the value these words begin with in the indicator's own unit, and the words that follow.

    Raises:
        Refused: they begin with no number, or with one that the indicator cannot have.
    """
    match = _NUMBER.match(words)
    if match is None:
        raise Refused("estimate.usage")
    value = float(match[1].replace(",", "."))
    value = value / 100 if indicator.unit == "share" else value
    if indicator.unit == "share" and not 0 <= value <= 1:
        raise Refused("estimate.share", value=match[0].strip())
    return value, words[match.end() :].strip()


def given(memory: Memory, indicator: Indicator, window: Window) -> list[Guess]:
    """Return all estimates of an indicator for a window's period."""
    about = (indicator.name, period(window))
    return [guess for guess in memory.every(Guess) if (guess.indicator, guess.period) == about]


def own(call: Call, indicator: Indicator, window: Window) -> Guess | None:
    """Return what the asker estimated, or ``None``."""
    return call.world.find(Guess, indicator.name, period(window), call.event.actor.subject)
