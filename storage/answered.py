"""Counts that follow from single answers; a batch changes all that stand here, and a recount makes them anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storage import crossings, tallies
from storage.ledgers import CROSSINGS, TALLIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sqlalchemy import Table

    from bot.model import Interaction, Response

    Count = Callable[[Response | None, Interaction | None], Iterator[tuple[Any, ...]]]

ANSWERED: Mapping[Table, Count] = {TALLIES: tallies.counted, CROSSINGS: crossings.counted}
"""What yields the keys that an answer counts under, by the table of the counts."""
