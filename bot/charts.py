"""Pictures as data, and as SVG or PNG. (skeleton)"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One mark: ``value`` is ``None`` where there is no answer; ``low`` and ``high`` bound its interval."""

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    n: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """
    A picture as data: ``shape`` is ``line`` (a trend) or ``bar`` (groups).

    All values are in the printed unit (percent 0 to 100, or points). ``alt`` says in words what it shows.
    """

    shape: str
    title: str
    points: tuple[Point, ...]
    unit: str = "%"
    minimum: float = 0
    maximum: float = 100
    target: float | None = None
    note: str = ""
    alt: str = ""
    language: str = "en"
