"""Overall scores with what stands beside each: ratings of areas, how long the reply and the contact took."""

from __future__ import annotations

from collections.abc import Sequence  # noqa: TC003 - part of the record
from dataclasses import dataclass

REPLY, TALK = "reply", "talk"
"""What is known of a contact itself, beside the areas that were rated."""
SHORTEST, DOUBLINGS = 15, 16
"""Durations count by how often they double, from 15 seconds on: what a minute more does depends on how many were."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """
    What stands beside the overall scores of one scale.

    ``drivers`` are areas, and durations as :data:`REPLY` and :data:`TALK`. Every row holds how often it was given, the
    score, and the value of each driver or ``None``.
    """

    drivers: tuple[str, ...] = ()
    rows: Sequence[tuple[int | None, ...]] = ()
