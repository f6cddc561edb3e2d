"""A picture as data: what is drawn, not how."""

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
    words: str = ""
    """What is printed in place of the value where too few answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """
    A picture as data: ``shape`` is ``line`` (a trend), ``bar`` (groups), or ``sheet``, which shows small ``panels``.

    All values are in the printed unit (percent 0 to 100, or points). ``alt`` says in words what it shows, ``note``
    stands below the picture (and inside it when there are no answers), ``target_label`` beside the target's value. The
    note of a panel is its value in words, ``n`` how many stand behind it.
    """

    shape: str
    title: str
    points: tuple[Point, ...]
    unit: str = "%"
    minimum: float = 0
    maximum: float = 100
    target: float | None = None
    target_label: str = ""
    note: str = ""
    alt: str = ""
    language: str = "en"
    panels: tuple[Chart, ...] = ()
    n: int = 0
