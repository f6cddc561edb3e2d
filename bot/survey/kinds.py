"""The kinds of question: how many steps, from which number, and under which measure their answers are counted."""

from __future__ import annotations

from dataclasses import dataclass

TEXT, THANKS, AREAS, YESNO, CHOICE, CHOICES = "text", "thanks", "areas", "yesno", "choice", "choices"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """``steps`` is 0 where nothing is counted on a scale, which begins at ``lowest``."""

    measure: str
    lowest: int = 1
    steps: int = 0


KINDS = {
    "csat": Kind(measure="csat", steps=5),
    "nps": Kind(measure="nps", lowest=0, steps=11),
    "ces": Kind(measure="ces", steps=7),
    AREAS: Kind(measure="area", steps=5),
    YESNO: Kind(measure="yes", lowest=0, steps=2),
    CHOICE: Kind(measure="choice"),
    CHOICES: Kind(measure="choice"),
    TEXT: Kind(measure="text"),
    THANKS: Kind(measure=""),
}
"""Every kind by its name in a survey's file; yes counts as 1 and no as 0, so that the mean is the share of yes."""
ENDED = frozenset({"csat", "nps", "ces", AREAS})
"""Kinds whose ends need words."""
FROM_ZERO = frozenset(kind.steps for kind in KINDS.values() if kind.steps and kind.lowest == 0)
"""Numbers of steps of the scales that begin at 0: no and yes, and from 0 to 10."""


def first(steps: int) -> int:
    """Return the lowest score of a scale with so many steps: 0 for no and yes, and from 0 to 10; else 1."""
    return 0 if steps in FROM_ZERO else 1


def last(steps: int) -> int:
    """Return the highest score of a scale with so many steps."""
    return first(steps) + steps - 1
