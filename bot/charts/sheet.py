"""Many small trends on one sheet: each with its own axis, as they are read for their direction and not compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.charts import ink
from bot.charts.axis import Scale
from bot.charts.lettering import shorten
from bot.charts.lines import bands, dots, lines, stations, target
from bot.charts.markup import stroke, words
from bot.charts.numerals import count
from bot.charts.plot import Body, Plot

if TYPE_CHECKING:
    from bot.charts.chart import Chart

_COLUMNS: Final = 2
_GAP: Final = 40
_WIDE: Final = (ink.INNER - _GAP) / _COLUMNS
_HIGH: Final = 142
_VALUE: Final = 158
_LINE: Final = 30
_AIR: Final = 0.12
"""How much of an axis stays free above and below."""


def sheet(chart: Chart, top: float, floor: float) -> Body:
    """Return the panels in rows of two; without room they go on beyond ``floor``."""
    marks = [_panel(panel, number, top) for number, panel in enumerate(chart.panels)]
    rows = -(-len(chart.panels) // _COLUMNS)
    return Body(marks="".join(marks), bottom=max(floor, top + rows * _HIGH))


def _panel(panel: Chart, number: int, top: float) -> str:
    left = ink.MARGIN + number % _COLUMNS * (_WIDE + _GAP)
    above = top + number // _COLUMNS * _HIGH
    title = words(shorten(panel.title, _WIDE, ink.SMALL), left, above + 22, size=ink.SMALL, fill=ink.QUIET)
    value = shorten(panel.note, _VALUE - 8, ink.VALUE, bold=True)
    told = words(value, left, above + 22 + 2 * _LINE, size=ink.VALUE, bold=True)
    if panel.n:
        counted = f"n = {count(panel.n, panel.language)}"
        told += words(counted, left, above + 112, size=ink.SMALL, fill=ink.QUIET)
    plot = Plot(left=left + _VALUE, top=above + 36, right=left + _WIDE, bottom=above + 112)
    return title + told + _trend(panel, plot)


def _trend(panel: Chart, plot: Plot) -> str:
    ground = stroke(plot.left, plot.bottom + 8, plot.right, plot.bottom + 8, colour=ink.RULE)
    if all(point.value is None for point in panel.points):
        return ground
    axis, spots = _axis(panel), stations(panel.points, plot)
    newest = [spot for spot in spots if spot[1].value is not None][-1:]
    drawn = (bands(spots, axis, plot), target(panel, axis, plot), lines(spots, axis, plot), dots(newest, axis, plot))
    return ground + "".join(drawn)


def _axis(panel: Chart) -> Scale:
    """Return an axis that just holds the values, their intervals and the target: chance shall not look like more."""
    ends = [end for point in panel.points for end in (point.value, point.low, point.high)]
    marks = [end for end in (*ends, panel.target) if end is not None]
    least = 1e-6 * max(1, *(abs(mark) for mark in marks))
    room = max(max(marks) - min(marks), (panel.maximum - panel.minimum) / 10, least)
    middle = (max(marks) + min(marks)) / 2
    reach = room * (0.5 + _AIR)
    return Scale(low=middle - reach, high=middle + reach, step=room)
