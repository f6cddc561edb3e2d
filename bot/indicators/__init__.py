"""
What can be known: one file an indicator.

A file defines ``INDICATOR`` and opens with its definition, formula and source. Its command, help, explanation, menu
entry and chart follow. Titles and explanations stand in the language files at ``indicator.NAME``; until they do, the
file's own
opening words are used.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bot import discovery

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.languages import Texts
    from bot.tally import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """
    What a tally says: ``value`` with its 95 % interval from ``low`` to ``high``.

    Shares run from 0 to 1. ``hits`` of ``n`` answers count in favour; ``mean`` is on the answers' own scale.
    """

    value: float
    low: float
    high: float
    n: int
    hits: int
    mean: float
    scale: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """
    A definition.

    ``estimate`` returns ``None`` without answers; ``change`` compares an earlier tally with a later one and returns
    ``up``, ``down`` or ``unclear``. Below ``least`` answers a value is not printed as a share.
    """

    name: str
    measure: str
    estimate: Callable[[Tally], Estimate | None]
    change: Callable[[Tally, Tally], str]
    least: int
    unit: str = "share"
    definition: str = ""

    @property
    def summary(self) -> str:
        """The first line of its definition."""
        return self.definition.partition("\n")[0]

    def title(self, texts: Texts) -> str:
        """Return its name as people call it."""
        return self._text(texts, "title", self.name.upper())

    def explanation(self, texts: Texts) -> str:
        """Return its definition, formula and source."""
        return self._text(texts, "explanation", self.definition)

    def _text(self, texts: Texts, part: str, fallback: str) -> str:
        key = f"indicator.{self.name}.{part}"
        return texts(key) if texts.has(key) else fallback


@cache
def known() -> dict[str, Indicator]:
    """Return every indicator by its name."""
    from dataclasses import replace

    found = ((module.INDICATOR, inspect.getdoc(module) or "") for module in discovery.modules(__name__))
    return {i.name: replace(i, definition=i.definition or definition) for i, definition in found}
