"""A line through time with the band of its intervals."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from bot.charts import ink
from bot.charts.axis import scale
from bot.charts.callout import callouts, gutter
from bot.charts.lettering import shorten, width
from bot.charts.markup import dot, stroke, tag, words
from bot.charts.numerals import amount
from bot.charts.plot import BELOW, Body, Plot, captions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.charts.axis import Scale
    from bot.charts.chart import Chart, Point

Spot = tuple[float, float]
Stations = list[tuple[float, "Point"]]

_INSET: Final = 14
_DOTTED: Final = 31
_FEW: Final = 14
_UNIT_ROOM: Final = 24


def trend(chart: Chart, top: float, floor: float) -> Body:
    """Return the line between ``top`` and ``floor``, with gaps where there are no answers."""
    axis = scale(chart)
    ticks = [amount(tick, chart, axis.decimals) for tick in axis.ticks]
    plot = Plot(
        left=ink.MARGIN + max(width(tick, ink.SMALL) for tick in ticks) + 12,
        top=top + (_UNIT_ROOM if _unit(chart) else 0),
        right=ink.WIDTH - ink.MARGIN - gutter(chart, axis),
        bottom=floor - BELOW,
    )
    stations = _stations(chart.points, plot)
    return Body(
        marks=_unit_words(chart, top)
        + _grid(axis, ticks, plot)
        + _bands(stations, axis, plot)
        + _target(chart, axis, plot)
        + _lines(stations, axis, plot)
        + _dots(stations, axis, plot)
        + callouts(chart, axis, plot, stations)
        + captions([(x, point.label) for x, point in stations], plot.bottom),
        bottom=floor,
    )


def _unit(chart: Chart) -> str:
    return "" if chart.unit == "%" else chart.unit


def _unit_words(chart: Chart, top: float) -> str:
    unit = shorten(_unit(chart), ink.INNER / 2, ink.SMALL)
    return words(unit, ink.MARGIN, top, size=ink.SMALL, fill=ink.QUIET) if unit else ""


def _stations(points: Sequence[Point], plot: Plot) -> Stations:
    if len(points) == 1:
        return [((plot.left + plot.right) / 2, points[0])]
    start, end = plot.left + _INSET, plot.right
    return [(start + index * (end - start) / (len(points) - 1), point) for index, point in enumerate(points)]


def _grid(axis: Scale, ticks: Sequence[str], plot: Plot) -> str:
    return "".join(_gridline(axis, tick, text, plot) for tick, text in zip(axis.ticks, ticks, strict=True))


def _gridline(axis: Scale, tick: float, text: str, plot: Plot) -> str:
    y = axis.place(tick, plot.bottom, plot.top)
    colour = ink.AXIS if tick in (0, axis.low) else ink.RULE
    return stroke(plot.left, y, plot.right, y, colour=colour) + words(
        text, plot.left - 12, y + 7, size=ink.SMALL, fill=ink.QUIET, anchor="end"
    )


def _target(chart: Chart, axis: Scale, plot: Plot) -> str:
    if chart.target is None:
        return ""
    y = axis.place(chart.target, plot.bottom, plot.top)
    return stroke(plot.left, y, plot.right, y, colour=ink.INK, width=2, dashes="2 6")


def _bands(stations: Stations, axis: Scale, plot: Plot) -> str:
    return "".join(_band(run, axis, plot) for run in _runs(stations, lambda point: point.low is not None))


def _band(run: Stations, axis: Scale, plot: Plot) -> str:
    lower = [(x, axis.place(point.low or 0, plot.bottom, plot.top)) for x, point in run]
    upper = [(x, axis.place(point.high or 0, plot.bottom, plot.top)) for x, point in run]
    if len(run) == 1:
        (x, down), (_, up) = lower[0], upper[0]
        return stroke(x, up, x, down, colour=ink.SOFT, width=_INSET)
    return tag("polygon", points=_path([*upper, *reversed(lower)]), fill=ink.SOFT)


def _lines(stations: Stations, axis: Scale, plot: Plot) -> str:
    runs = [_spots(run, axis, plot) for run in _runs(stations, lambda point: point.value is not None)]
    style = {"fill": "none", "stroke": ink.STRONG, "stroke_width": 3, "stroke_linejoin": "round"}
    return "".join(tag("polyline", points=_path(spots), **style) for spots in runs if len(spots) > 1)


def _dots(stations: Stations, axis: Scale, plot: Plot) -> str:
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
