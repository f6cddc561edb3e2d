"""Groups one below the other: a dot for the value, a whisker for its interval, the number and n at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.charts import ink
from bot.charts.axis import scale
from bot.charts.callout import target_words
from bot.charts.lettering import ELLIPSIS, width
from bot.charts.markup import dot, stroke, words
from bot.charts.numerals import amount
from bot.charts.plot import BELOW, Body, Plot, captions
from bot.charts.rows import N, columns, rows, unit

if TYPE_CHECKING:
    from bot.charts.axis import Scale
    from bot.charts.chart import Chart, Point
    from bot.charts.rows import Columns, Row

MOST: Final = 20
"""How many groups are drawn."""
_HEAD: Final = 18
_LOWEST, _TALLEST = 36, 52
_DROP: Final = 7
_CAP: Final = 10


def groups(chart: Chart, top: float, floor: float) -> Body:
    """Return a row for each of the first 20 groups; how many more there are stands below them."""
    axis, shown = scale(chart), chart.points[:MOST]
    written = rows(chart, shown, axis)
    places = columns(chart, written)
    height = min(max((floor - top - _HEAD - BELOW) / len(shown), _LOWEST), _TALLEST)
    plot = Plot(left=places.left, top=top + _HEAD, right=places.right, bottom=top + _HEAD + height * len(shown))
    middles = [plot.top + height * (index + 0.5) for index in range(len(shown))]
    marks = [
        _grid(chart, axis, plot),
        _head(chart, axis, plot, places),
        *(_words(row, y, places) for row, y in zip(written, middles, strict=True)),
        *(_mark(point, y, axis, plot) for point, y in zip(shown, middles, strict=True)),
        _rest(len(chart.points) - len(shown), plot),
    ]
    return Body(marks="".join(marks), bottom=plot.bottom + BELOW)


def _grid(chart: Chart, axis: Scale, plot: Plot) -> str:
    ticks = [(axis.place(tick, plot.left, plot.right), tick) for tick in axis.ticks]
    lines = (
        stroke(x, plot.top, x, plot.bottom, colour=ink.AXIS if tick in (0, axis.low) else ink.RULE) for x, tick in ticks
    )
    return "".join(lines) + captions([(x, amount(tick, chart, axis.decimals)) for x, tick in ticks], plot.bottom)


def _head(chart: Chart, axis: Scale, plot: Plot, places: Columns) -> str:
    y = plot.top - 12
    heads = [(unit(chart), places.value), (N if places.n > places.value else "", places.n)]
    texts = (words(text, x, y, size=ink.SMALL, fill=ink.QUIET, anchor="end") for text, x in heads if text)
    return "".join(texts) + _target(chart, axis, plot, y)


def _target(chart: Chart, axis: Scale, plot: Plot, y: float) -> str:
    if chart.target is None:
        return ""
    x = axis.place(chart.target, plot.left, plot.right)
    text = target_words(chart, axis, plot.right - plot.left)
    half = width(text, ink.SMALL) / 2
    middle = min(max(x, plot.left + half), plot.right - half)
    line = stroke(x, plot.top, x, plot.bottom, colour=ink.INK, width=2, dashes="2 6")
    return line + words(text, middle, y, size=ink.SMALL, anchor="middle")


def _words(row: Row, y: float, places: Columns) -> str:
    label = words(row.label, ink.MARGIN, y + _DROP)
    value = words(row.value, places.value, y + _DROP, anchor="end", bold=True)
    n = words(row.n, places.n, y + _DROP, size=ink.SMALL, fill=ink.QUIET, anchor="end")
    return label + value + (n if row.n else "")


def _mark(point: Point, y: float, axis: Scale, plot: Plot) -> str:
    guide = stroke(plot.left, y, plot.right, y, colour=ink.RULE)
    if point.value is None:
        return guide
    return guide + _whisker(point, y, axis, plot) + dot(axis.place(point.value, plot.left, plot.right), y, 6.5)


def _whisker(point: Point, y: float, axis: Scale, plot: Plot) -> str:
    if point.low is None or point.high is None:
        return ""
    start, end = (axis.place(bound, plot.left, plot.right) for bound in (point.low, point.high))
    caps = (stroke(x, y - _CAP, x, y + _CAP, colour=ink.MIDDLE, width=3) for x in (start, end))
    return stroke(start, y, end, y, colour=ink.MIDDLE, width=3) + "".join(caps)


def _rest(more: int, plot: Plot) -> str:
    text = f"{ELLIPSIS} +{more}"
    return words(text, ink.MARGIN, plot.bottom + 24, size=ink.SMALL, fill=ink.QUIET) if more > 0 else ""
