"""A row of values as a line with its band and its dots, in any rectangle."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from bot.charts import ink
from bot.charts.markup import dot, stroke, tag

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.charts.axis import Scale
    from bot.charts.chart import Chart, Point
    from bot.charts.plot import Plot

Spot = tuple[float, float]
Stations = list[tuple[float, "Point"]]

_INSET: Final = 14
_DOTTED: Final = 31
_FEW: Final = 14


def stations(points: Sequence[Point], plot: Plot) -> Stations:
    """Return where each point stands from left to right; one alone stands in the middle."""
    if len(points) == 1:
        return [((plot.left + plot.right) / 2, points[0])]
    start, end = plot.left + _INSET, plot.right
    return [(start + index * (end - start) / (len(points) - 1), point) for index, point in enumerate(points)]


def bands(stations: Stations, axis: Scale, plot: Plot) -> str:
    """Return the band of the intervals, with gaps where there are none."""
    return "".join(_band(run, axis, plot) for run in _runs(stations, lambda point: point.low is not None))


def _band(run: Stations, axis: Scale, plot: Plot) -> str:
    lower = [(x, axis.place(point.low or 0, plot.bottom, plot.top)) for x, point in run]
    upper = [(x, axis.place(point.high or 0, plot.bottom, plot.top)) for x, point in run]
    if len(run) == 1:
        (x, down), (_, up) = lower[0], upper[0]
        return stroke(x, up, x, down, colour=ink.SOFT, width=_INSET)
    return tag("polygon", points=_path([*upper, *reversed(lower)]), fill=ink.SOFT)


def lines(stations: Stations, axis: Scale, plot: Plot) -> str:
    """Return the line through the values, with gaps where there are none."""
    runs = [_spots(run, axis, plot) for run in _runs(stations, lambda point: point.value is not None)]
    style = {"fill": "none", "stroke": ink.STRONG, "stroke_width": 3, "stroke_linejoin": "round"}
    return "".join(tag("polyline", points=_path(spots), **style) for spots in runs if len(spots) > 1)


def dots(stations: Stations, axis: Scale, plot: Plot) -> str:
    """Return a dot for each value where that is not too many, and always for the last one."""
    runs = [_spots(run, axis, plot) for run in _runs(stations, lambda point: point.value is not None)]
    radius = 6 if len(stations) <= _FEW else 4.5
    shown = [spot for spots in runs for spot in spots if len(stations) <= _DOTTED or len(spots) == 1]
    last = runs[-1][-1]
    return "".join(dot(x, y, radius) for x, y in shown if (x, y) != last) + dot(*last, 8)


def _runs(stations: Stations, has: Callable[[Point], bool]) -> list[Stations]:
    grouped = groupby(stations, key=lambda station: station[1].value is not None and has(station[1]))
    return [list(run) for known, run in grouped if known]


def _spots(run: Stations, axis: Scale, plot: Plot) -> list[Spot]:
    return [(x, axis.place(point.value or 0, plot.bottom, plot.top)) for x, point in run]


def _path(spots: Sequence[Spot]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)


def target(chart: Chart, axis: Scale, plot: Plot) -> str:
    """Return a dotted line where the target is, if there is one."""
    if chart.target is None:
        return ""
    y = axis.place(chart.target, plot.bottom, plot.top)
    return stroke(plot.left, y, plot.right, y, colour=ink.INK, width=2, dashes="2 6")
