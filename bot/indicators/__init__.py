"""
What can be known: one file an indicator.

A file defines ``INDICATOR`` and opens with its definition, formula and source. Its command, help, explanation, menu
entry and chart follow. Titles and explanations stand in the language files at ``indicator.NAME``; until they do, the
file's own opening words are used.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from bot import discovery
from bot.reports.sources import INTERACTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.languages import Texts
    from bot.periods import Window
    from bot.ports import Archive
    from bot.reports.sources import Source

    Beside = Callable[[Archive, Window, Mapping[str, str]], tuple[tuple["Note", ...], Mapping[str, Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with its unit, which each language prints in its own way: see :func:`bot.reports.values.amount`."""

    value: float
    unit: str = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One more sentence about a value: the key of its text, and what fills it: words, amounts, or notes in a tuple."""

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """
    What a sample says: ``value`` with its 95 % interval from ``low`` to ``high``, where there is one.

    Shares run from 0 to 1. ``hits`` of ``n`` count in favour, for a share. ``notes`` say what belongs beside the value.
    """

    value: float
    n: int
    low: float | None = None
    high: float | None = None
    hits: int | None = None
    notes: tuple[Note, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    """The figures of the notes, for programs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """
    A definition.

    ``estimate`` turns a sample of its ``source`` into an estimate, or ``None`` without answers; ``change`` compares an
    earlier sample with a later one and returns ``up``, ``down`` or ``unclear``. Below ``least`` answers only counts are
    printed. ``unit`` is ``share``, ``points``, ``number`` or ``duration`` (in seconds). ``measure`` names the scores
    whose comments are its voices. ``dimensions`` are what it can be filtered and grouped by. ``beside`` returns what is
    said below the value of the whole only, as notes and as figures. ``about`` is the table of the language files that
    has sentences of its own for what is counted, in place of those in ``report``. ``by`` is what it is grouped by
    where nothing is said; each such group is then compared with the window before, and with its own target, which
    another indicator ``like`` it may have, too.
    """

    name: str
    source: Source[Any]
    estimate: Callable[[Any], Estimate | None]
    change: Callable[[Any, Any], str]
    least: int
    unit: str = "share"
    low_is_good: bool = False
    measure: str = ""
    dimensions: tuple[str, ...] = INTERACTIONS
    beside: Beside | None = None
    about: str = "report"
    by: str = ""
    like: str = ""
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
    found = ((module.INDICATOR, inspect.getdoc(module) or "") for module in discovery.modules(__name__))
    return {i.name: replace(i, definition=i.definition or definition) for i, definition in found}
