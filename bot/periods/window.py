"""Whole days in a row."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - part of the record
from dataclasses import dataclass, replace
from typing import Literal
from zoneinfo import ZoneInfo  # noqa: TC003 - part of the record

from bot.periods.days import DAY, start_of
from bot.periods.units import Unit, moved


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """
    Whole days ``[first, end)`` in ``zone``; ``label`` is the period as it was typed.

    ``unit`` is set when the window is such a calendar unit, whole or to date.
    """

    first: dt.date
    end: dt.date
    zone: ZoneInfo
    label: str = ""
    unit: Unit | Literal[""] = ""

    def __post_init__(self) -> None:
        if self.end < self.first:
            raise ValueError(f"a window cannot end on {self.end}, before it starts on {self.first}")

    @property
    def days(self) -> int:
        """How many calendar days it has."""
        return (self.end - self.first).days

    @property
    def last(self) -> dt.date:
        """The last day in it."""
        return self.end - DAY

    @property
    def start_at(self) -> dt.datetime:
        """The instant, in UTC, from which it holds what happens."""
        return start_of(self.first, self.zone)

    @property
    def end_at(self) -> dt.datetime:
        """The instant, in UTC, from which it holds nothing any more."""
        return start_of(self.end, self.zone)

    @property
    def whole(self) -> bool:
        """Whether it is a calendar unit from start to end."""
        return self.unit != "" and self.end == moved(self.unit, self.first, 1)

    @property
    def iso(self) -> str:
        """The period that means this window on any day: ``2026-W45``, ``2026-10-05`` or ``2026-10-05..2026-10-09``."""
        if self.unit != "" and self.whole:
            return _named(self.unit, self.first)
        return f"{self.first}" if self.days == 1 else f"{self.first}..{self.last}"

    @property
    def typed(self) -> str:
        """The period that means this window and is compared with the same one: a unit to date stays one."""
        return self.iso if self.unit == "" or self.whole else f"{_named(self.unit, self.first)}..{self.last}"

    def previous(self) -> Window:
        """
        Return the window to compare with.

        For a whole unit the one before; for a unit to date as many days of the one before, as far as it has them;
        otherwise as many days directly before.
        """
        if self.unit == "":
            return self._at(self.first - (self.end - self.first), self.first)
        first = moved(self.unit, self.first, -1)
        return self._at(first, self.first if self.whole else min(first + (self.end - self.first), self.first))

    def _at(self, first: dt.date, end: dt.date) -> Window:
        window = Window(first=first, end=end, zone=self.zone, unit=self.unit)
        return replace(window, label=window.iso)


def _named(unit: Unit, first: dt.date) -> str:
    if unit == "week":
        return f"{first:%G-W%V}"
    names = {"month": f"{first:%Y-%m}", "quarter": f"{first.year}-Q{first.month // 3 + 1}"}
    return names.get(unit, str(first.year))
