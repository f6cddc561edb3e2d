"""All that a digest may tell, gathered once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot import indicators
from bot.digests import estimating, looking, voices
from bot.digests.rhythm import comparable
from bot.request import Request
from bot.targets import against, aim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.digests.looking import Look, Place
    from bot.digests.voices import Quote, Streak
    from bot.indicators import Indicator
    from bot.model import Case, Digest
    from bot.periods import Window
    from bot.ports import World

APART = frozenset({"response_rate", "staff", "topics"})
"""What is no number of one day: asks still open, what the staff think, what comments speak of."""
FIRST = ("csat", "nps", "ces", "retention", "churn")
"""What is told first where a digest does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A target with the look that meets or misses it for sure."""

    look: Look
    target: float
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """
    What is known of the days in ``window``, at an instant.

    ``real`` are the looks that moved beyond chance, the largest first, and ``head`` what the headline is about.
    ``place`` is where that shows most. ``missed`` are days that no digest told of. ``guesses`` are indicators that
    management did not estimate yet.
    """

    at: dt.datetime
    digest: Digest
    window: Window
    looks: tuple[Look, ...]
    real: tuple[Look, ...] = ()
    head: Look | None = None
    place: Place | None = None
    goals: tuple[Goal, ...] = ()
    cases: Sequence[Case] = ()
    voice: Quote | None = None
    more: Sequence[Quote] = ()
    praise: tuple[Quote, tuple[str, ...]] | None = None
    streak: Streak | None = None
    guesses: tuple[Indicator, ...] = ()
    missed: tuple[dt.date, dt.date] | None = None

    @property
    def nothing(self) -> bool:
        """Whether nothing came in."""
        return not any(look.came for look in self.looks)


def tellable() -> list[str]:
    """Return the names of the indicators that a digest can tell of."""
    return [name for name, indicator in indicators.known().items() if not indicator.by and name not in APART]


def told_of(digest: Digest) -> list[Indicator]:
    """Return the indicators that a digest tells of, in their order."""
    known, whole = indicators.known(), tellable()
    ordered = digest.indicators or (*FIRST, *(name for name in whole if name not in FIRST))
    return [known[name] for name in ordered if name in whole]


def gather(world: World, digest: Digest, window: Window, at: dt.datetime) -> Facts:
    """Return all that is known of the days in a window."""
    chosen, before = told_of(digest), comparable(digest.rhythm, window)
    looks = looking.looks(chosen, window, before, world)
    facts = Facts(at=at, digest=digest, window=window, looks=looks, missed=_missed(digest, window), cases=world.cases())
    if facts.nothing:
        return facts
    real = tuple(sorted((look for look in looks if look.real), key=lambda look: -abs(look.shift)))
    facts = replace(
        facts,
        real=real,
        head=next(iter((*real, *sorted(filter(_enough, looks), key=lambda look: not look.comparable))), None),
        place=looking.place(real[0], window, before, world) if real else None,
        goals=_goals(world, looks, window),
        guesses=estimating.open_guesses(world, at, window.zone),
    )
    return _heard(world, facts, chosen)


def _enough(look: Look) -> bool:
    return look.now.enough


def _heard(world: World, facts: Facts, chosen: Sequence[Indicator]) -> Facts:
    """Return the facts with what customers said."""
    heard = voices.heard(world, chosen, facts.window, facts.digest.language)
    told = {facts.digest.voice}
    praise = voices.compliment(world, heard, told)
    voice = voices.voice(heard, told | {praise[0].reference if praise else ""})
    more = [one for one in heard if one is not voice]
    return replace(facts, voice=voice, more=more, praise=praise, streak=voices.streak(world, chosen, facts.window))


def _goals(world: World, looks: Sequence[Look], window: Window) -> tuple[Goal, ...]:
    aims = ((look, aim(world, look.indicator, Request(window=window))) for look in looks)
    judged = ((look, target, against(look.indicator, look.now, target)) for look, target in aims if target is not None)
    sure = {"reached", "missed"}
    return tuple(Goal(look=look, target=target, verdict=said) for look, target, said in judged if said in sure)


def _missed(digest: Digest, window: Window) -> tuple[dt.date, dt.date] | None:
    if digest.told is None or digest.told >= window.first:
        return None
    return digest.told, window.first - dt.timedelta(days=1)
