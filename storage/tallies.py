"""
Daily counts of scores and of what comments feel like, kept in step with the responses.

All functions here are pure; :mod:`storage.answers` makes the counts anew from the responses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.hearing import NO_TOPIC, SCORES, SENTIMENT, STEPS, UNKNOWN, written

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bot.model import Interaction, Response

TallyKey = tuple[str, str, "dt.date", str, int, int]
"""Dimension, measure, day, value, scale, score."""

ONE_VALUE = ("team", "channel", "product", "language", "kind")
"""Dimensions of which an interaction has at most one value."""
DIMENSIONS = ("agent", "area", "topic", *ONE_VALUE)


def places(interaction: Interaction | None) -> Iterator[tuple[str, str]]:
    """Yield each dimension and value under which answers about this interaction count; empty ones do not."""
    yield "", ""
    if interaction is None:
        return
    for agent in dict.fromkeys(interaction.agents):
        if agent:
            yield "agent", agent
    for dimension in ONE_VALUE:
        if value := getattr(interaction, dimension):
            yield dimension, value


def counted(response: Response | None, interaction: Interaction | None) -> Iterator[TallyKey]:
    """Yield the keys that a response counts under; none without score and words, and none when it was taken out."""
    if response is None or response.void:
        return
    if response.score is not None:
        own = [("area", response.area)] if response.area else []
        found = response.measure, response.scale, response.score
    elif written(response):
        own = [("topic", topic) for topic in response.topics or (NO_TOPIC,)]
        found = SENTIMENT, STEPS, SCORES.get(response.label, UNKNOWN)
    else:
        return
    measure, scale, score = found
    for dimension, value in (*places(interaction), *own):
        yield dimension, measure, response.day, value, scale, score
