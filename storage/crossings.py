"""Daily counts of scores by everything at once, for filters across several dimensions."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from storage.tallies import ONE_VALUE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bot.model import Interaction, Response

CrossingKey = tuple[str, "dt.date", str, str, str, str, str, str, str, int, int]
"""Measure, day, agents, those of ``ONE_VALUE``, area, scale, score."""


def counted(response: Response | None, interaction: Interaction | None) -> Iterator[CrossingKey]:
    """Yield the key that a score counts under; none when it was taken out, or is about nothing that is known."""
    if response is None or interaction is None or response.void or response.score is None:
        return
    place = (_named(interaction.agents), *(getattr(interaction, name) for name in ONE_VALUE), response.area)
    yield (response.measure, response.day, *place, response.scale, response.score)


@lru_cache(maxsize=4096)
def _named(agents: tuple[str, ...]) -> str:
    """Return who served as JSON, each once and in one order, so that it is the same whoever is named first."""
    return json.dumps(sorted({agent for agent in agents if agent}), ensure_ascii=False)
