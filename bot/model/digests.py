"""What a chat is told regularly, and what is watched between."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - storage reads these annotations at run time
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """
    What a chat is told, and when by the clock on the wall: there is one for each chat and rhythm.

    ``rhythm`` is daily, weekly or monthly, ``minute`` counts from midnight in ``zone``. ``days`` are weekdays as
    digits from 1, Monday, or the day of the month. Without ``indicators`` it tells of all. A ``quiet`` one says
    nothing where nothing came in.
    """

    KEY: ClassVar = ("platform", "chat", "thread", "rhythm")
    platform: str
    chat: str
    thread: str
    rhythm: str
    minute: int
    days: str
    zone: str
    language: str
    indicators: tuple[str, ...] = ()
    quiet: bool = False
    due_at: dt.datetime | None = None
    """When the next one is due; ``None`` once it was ended."""
    told: dt.date | None = None
    """The first day that was not told of yet, so that no day is told of twice."""
    voice: str = ""
    """The interaction of the comment that was told last."""
    last: str = ""
    """Under which key the last one was owed."""
    untold: dt.date | None = None
    """The first day that was not told of, unless that one arrived."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """
    How low scores come in: one step of a cumulative sum for each answer to a survey's first question.

    ``usual`` holds seven pairs of low scores and answers, from Monday on, in which older weeks count for less.
    Sums are in thousandths of a natural logarithm.
    """

    KEY: ClassVar = ("survey",)
    survey: str
    day: dt.date
    """The local day of the newest answer."""
    low: int = 0
    """Low scores of that day."""
    n: int = 0
    """Answers of that day."""
    usual: tuple[str, ...] = ()
    expected: int = 0
    """Low scores in 10,000 answers on such a day; 0 while too little is known."""
    bound: int = 0
    """What ``sum`` must reach for an alarm."""
    sum: int = 0
    climb: tuple[str, ...] = ()
    """
    The answers since the sum was nothing: ``-`` for low or ``+``, the second and the interaction.

    The first one is there with the newest 199.
    """
    alarms: int = 0
    """How many alarms there were."""
    since: dt.datetime | None = None
    """From when on something is wrong; ``None`` while nothing is."""
    calm: int = 0
    """The sum that speaks for things being as usual again."""
    hidden: int = 0
    """Low scores since something is wrong."""
    told: tuple[str, ...] = ()
    """What the alarm said: low scores, answers, and where most of them come from as dimension and value, if known."""
