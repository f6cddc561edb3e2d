"""A line through time with the band of its intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.charts import ink
from bot.charts.axis import scale
from bot.charts.callout import callouts, gutter
from bot.charts.lettering import shorten, width
from bot.charts.lines import bands, dots, lines, stations, target
from bot.charts.markup import stroke, words
from bot.charts.numerals import amount
from bot.charts.plot import BELOW, Body, Plot, captions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.charts.axis import Scale
    from bot.charts.chart import Chart

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
    spots = stations(chart.points, plot)
    return Body(
        marks=_unit_words(chart, top)
        + _grid(axis, ticks, plot)
        + bands(spots, axis, plot)
        + target(chart, axis, plot)
        + lines(spots, axis, plot)
        + dots(spots, axis, plot)
        + callouts(chart, axis, plot, spots)
        + captions([(x, point.label) for x, point in spots], plot.bottom),
        bottom=floor,
    )


def _unit(chart: Chart) -> str:
    return "" if chart.unit == "%" else chart.unit


def _unit_words(chart: Chart, top: float) -> str:
    unit = shorten(_unit(chart), ink.INNER / 2, ink.SMALL)
    return words(unit, ink.MARGIN, top, size=ink.SMALL, fill=ink.QUIET) if unit else ""


def _grid(axis: Scale, ticks: Sequence[str], plot: Plot) -> str:
    return "".join(_gridline(axis, tick, text, plot) for tick, text in zip(axis.ticks, ticks, strict=True))


def _gridline(axis: Scale, tick: float, text: str, plot: Plot) -> str:
    y = axis.place(tick, plot.bottom, plot.top)
    colour = ink.AXIS if tick in (0, axis.low) else ink.RULE
    return stroke(plot.left, y, plot.right, y, colour=colour) + words(
        text, plot.left - 12, y + 7, size=ink.SMALL, fill=ink.QUIET, anchor="end"
    )
