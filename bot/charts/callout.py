"""The words beside a line: its last value, and the target."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.charts import ink
from bot.charts.lettering import shorten, width
from bot.charts.markup import halo, words
from bot.charts.numerals import count, decimals, printed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.charts.axis import Scale
    from bot.charts.chart import Chart, Point
    from bot.charts.plot import Plot

_OFFSET: Final = 16
_TALL: Final = 30
_LINE: Final = 26
_LONGEST: Final = 180


def target_words(chart: Chart, axis: Scale, room: float = _LONGEST) -> str:
    """Return what names the target line, or the empty string without a target."""
    if chart.target is None:
        return ""
    value = printed(chart.target, chart, decimals([chart.target], axis.span))
    label = shorten(chart.target_label, room - width(f" {value}", ink.SMALL), ink.SMALL)
    return shorten(f"{label} {value}".strip(), room, ink.SMALL)


def gutter(chart: Chart, axis: Scale) -> float:
    """Return how much room the words need to the right of the plot."""
    value, n = _last_words(chart, axis)
    widths = [width(target_words(chart, axis), ink.SMALL)]
    if len(chart.points) > 1:
        widths += [width(value, ink.VALUE, bold=True), width(n, ink.SMALL)]
    return max(widths) + _OFFSET


def callouts(chart: Chart, axis: Scale, plot: Plot, stations: Sequence[tuple[float, Point]]) -> str:
    """Return the words: the value beside the last mark, the target beside its line, clear of each other."""
    x, last = next((x, point) for x, point in reversed(stations) if point.value is not None)
    value, n = _last_words(chart, axis)
    height = _TALL + (_LINE if n else 0)
    y = axis.place(last.value or 0, plot.bottom, plot.top)
    top = min(max(y - _TALL / 2, plot.top - 10), plot.bottom - height)
    texts = words(value, x + _OFFSET, top + 25, size=ink.VALUE, fill=ink.STRONG, bold=True)
    texts += words(n, x + _OFFSET, top + 25 + _LINE, size=ink.SMALL, fill=ink.QUIET) if n else ""
    return halo(texts) + _target(chart, axis, plot, (top, top + height))


def _last_words(chart: Chart, axis: Scale) -> tuple[str, str]:
    last = next(point for point in reversed(chart.points) if point.value is not None)
    if last.words:
        return last.words, ""
    value = last.value or 0
    n = f"n = {count(last.n, chart.language)}" if last.n else ""
    return printed(value, chart, decimals([value], axis.span)), n


def _target(chart: Chart, axis: Scale, plot: Plot, taken: tuple[float, float]) -> str:
    if chart.target is None:
        return ""
    y = _clear(axis.place(chart.target, plot.bottom, plot.top), plot, taken)
    return words(target_words(chart, axis), plot.right + _OFFSET, y + 7, size=ink.SMALL)


def _clear(y: float, plot: Plot, taken: tuple[float, float]) -> float:
    """Return the middle of a line of words at ``y``, moved off what is taken to the nearer side with room."""
    top, bottom = taken[0] - _LINE / 2, taken[1] + _LINE / 2
    if not top < y < bottom:
        return y
    sides = [side for side, room in ((top, top > plot.top), (bottom, bottom < plot.bottom)) if room]
    return min(sides, key=lambda side: abs(side - y), default=top)
