"""A chart made fit to draw: no control characters, no numbers that are none, no interval with one end."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

if TYPE_CHECKING:
    from bot.charts.chart import Chart, Point

_LIMIT: Final = 1e12


def tidied(chart: Chart) -> Chart:
    """Return the same chart with clean texts and finite numbers; numbers beyond 10¹² are drawn at 10¹²."""
    return replace(
        chart,
        title=_clean(chart.title),
        points=tuple(_point(point) for point in chart.points),
        unit=_clean(chart.unit),
        minimum=_finite(chart.minimum) or 0,
        maximum=_finite(chart.maximum) or 0,
        target=_finite(chart.target),
        target_label=_clean(chart.target_label),
        note=_clean(chart.note),
        alt=_clean(chart.alt),
        panels=tuple(map(tidied, chart.panels)),
    )


def _point(point: Point) -> Point:
    low, high = _interval(_finite(point.low), _finite(point.high))
    return replace(point, label=_clean(point.label), value=_finite(point.value), low=low, high=high)


def _interval(low: float | None, high: float | None) -> tuple[float | None, float | None]:
    return (None, None) if low is None or high is None else (min(low, high), max(low, high))


def _finite(value: float | None) -> float | None:
    if value is None or not math.isfinite(value):
        return None
    return max(-_LIMIT, min(_LIMIT, value))


def _clean(text: str) -> str:
    spaced = " ".join(normalize("NFC", text).split())
    return "".join(character for character in spaced if character.isprintable())
