"""What those who served say of a contact, beside what its customer says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.reports.sources import INTERACTIONS
from bot.tally import Tally

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bot.periods import Window
    from bot.ports import Archive

DIMENSIONS = tuple(name for name in INTERACTIONS if name != "area")
OWN, CUSTOMERS, CHOSEN = "agent_csat", "csat", "agent_choice"
"""The measures of what those who served say, of what customers say, and of what the former chose from lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
    """
    ``own`` are the scores of those who served, ``customers`` those of all customers.

    ``better``, ``same`` and ``worse`` are the contacts that both rated, by how the one who served saw them.
    """

    own: Tally = field(default_factory=Tally)
    customers: Tally = field(default_factory=Tally)
    better: int = 0
    same: int = 0
    worse: int = 0


@dataclass(frozen=True, slots=True)
class OwnViews:
    """Views by the day they were given; by agent they are of who gave them."""

    empty: Views = field(default_factory=Views)

    def read(self, archive: Archive, window: Window, by: str, filters: Mapping[str, str]) -> Mapping[str, Views]:
        """Return the views of each group in which somebody who served gave theirs."""
        return archive.views(window, by, filters)

    def span(self, archive: Archive) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day on which one was given."""
        return archive.span(OWN)
