"""What the low scores of a climb have in common."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.model import Interaction
from bot.statistics import margins, moved, wilson

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.model import Watch
    from bot.ports import Memory

PLACES = ("team", "channel", "product", "kind", "agent")
MOST = 0.5
"""The share of the low scores that must come from one place."""


def cause(memory: Memory, watch: Watch) -> tuple[str, ...]:
    """
    Return the place that most low scores of the climb come from, as dimension, value, low scores and answers.

    It is named only when its share of low scores is higher than elsewhere beyond chance, however many places are
    looked at (Newcombe, 1998; Dunn, 1961); otherwise nothing.
    """
    low: Counter[tuple[str, str]] = Counter()
    n: Counter[tuple[str, str]] = Counter()
    for mark in watch.climb:
        found = memory.find(Interaction, mark.partition(" ")[2])
        for place in set(_places(found)) if found else ():
            n[place] += 1
            low[place] += mark[0] == "-"
    lows, answers = sum(mark[0] == "-" for mark in watch.climb), len(watch.climb)
    apart = {place: _apart(low[place], n[place], lows, answers) for place in n if low[place] >= MOST * lows}
    best = max(apart, key=lambda place: apart[place], default=None)
    if best is None or apart[best] <= margins(len(n)):
        return ()
    return (*best, str(low[best]), str(n[best]))


def _places(interaction: Interaction) -> Iterator[tuple[str, str]]:
    for name in PLACES[:-1]:
        if value := getattr(interaction, name):
            yield name, value
    yield from (("agent", agent) for agent in interaction.agents if agent)


def _apart(low: int, n: int, lows: int, answers: int) -> float:
    """Return by how many margins the share of low scores is higher here than elsewhere."""
    if n == answers:
        return 0.0
    here, there = wilson(low, n), wilson(lows - low, answers - n)
    return moved((low / n, here.low, here.high), ((lows - low) / (answers - n), there.low, there.high))
