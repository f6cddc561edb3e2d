"""Which customer is quoted, and who is praised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.model import Interaction

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from bot.indicators import Indicator
    from bot.periods import Window
    from bot.ports import World
    from bot.voices import Voice

LOOKED_AT = 40
"""Comments among which one is chosen."""
QUOTE = 110
"""Characters of a comment that are quoted."""
STREAK = 5
"""Best answers in a row that are worth a word."""
TOP = 10
"""The best score on eleven steps, which begin at 0."""
WORDS = 3
"""Fewer say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What a customer wrote, cut to a line, beside a ``score``, which is the ``best`` there is or not."""

    text: str
    score: int | None
    reference: str
    mood: str = ""
    """Its sentiment: negative, neutral, positive, or empty when unknown."""
    best: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Streak:
    """An agent whose ``n`` answers all were the best there is."""

    agent: str
    n: int
    best: int
    scale: int


def heard(world: World, indicators: Sequence[Indicator], window: Window, language: str) -> list[Quote]:
    """
    Return the newest comments beside the scores of these indicators, each once.

    Those that readers of a language understand come first, and of those about the first indicator before others.
    """
    found: dict[str, Quote] = {}
    for filters in ({"language": language}, {}):
        for each in _beside(world, indicators, window, filters):
            found.setdefault(each.reference, each)
    return list(found.values())


def _beside(
    world: World, indicators: Sequence[Indicator], window: Window, filters: Mapping[str, str]
) -> Iterator[Quote]:
    for name in dict.fromkeys(indicator.measure for indicator in indicators if indicator.measure):
        best = max((scores.scale for scores in world.tallies(name, window).values()), default=0)
        for one in world.voices(name, window, LOOKED_AT, filters):
            if len(one.text.split()) >= WORDS:
                yield _quote(one, best)


def voice(found: Sequence[Quote], told: Collection[str]) -> Quote | None:
    """Return the newest unhappy comment, else the newest happy one, else any; none of those told already."""
    fresh = [one for one in found if one.reference not in told]
    strong = [one for mood in ("negative", "positive") for one in fresh if one.mood == mood]
    return next(iter((*strong, *fresh)), None)


def compliment(world: World, found: Sequence[Quote], told: Collection[str]) -> tuple[Quote, tuple[str, ...]] | None:
    """Return the newest praise beside the best score there is, and whom it is for; ``None`` without any."""
    for one in found:
        if one.best and one.mood == "positive" and one.reference not in told:
            served = world.find(Interaction, one.reference)
            if served and served.agents:
                return one, served.agents
    return None


def streak(world: World, indicators: Sequence[Indicator], window: Window) -> Streak | None:
    """Return the agent with the most answers that all were the best there is, from five on."""
    for indicator in indicators:
        if indicator.measure and indicator.unit == "share":
            tallies = world.tallies(indicator.measure, window, "agent")
            rows = [(tally.n, agent, tally) for agent, tally in tallies.items() if tally.n >= STREAK]
            best = [row for row in rows if set(row[2].counts) == {row[2].scale}]
            if best:
                n, agent, tally = max(best, key=lambda row: row[:2])
                return Streak(agent=agent, n=n, best=tally.scale, scale=tally.scale)
    return None


def _quote(one: Voice, scale: int) -> Quote:
    best = one.score is not None and one.score >= min(scale, TOP)
    return Quote(text=short(one.text), score=one.score, reference=one.reference, mood=one.label, best=best)


def short(text: str, most: int = QUOTE) -> str:
    """Return the text in one line, cut after a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[: most - 1].rpartition(" ")[0].rstrip(" ,.;:–-") + " …"
