"""The whole picture: title on top, note at the foot; a trend, groups or panels between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.charts import ink
from bot.charts.blank import blank
from bot.charts.groups import groups
from bot.charts.lettering import wrap
from bot.charts.markup import tag, words, written
from bot.charts.sheet import sheet
from bot.charts.tidy import tidied
from bot.charts.trend import trend

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.charts.chart import Chart
    from bot.charts.plot import Body

_TITLE_LINE: Final = 38
_NOTE_LINE: Final = 27
_FOOT: Final = 24


def svg(chart: Chart) -> str:
    """
    Return the chart as one SVG element, 800 wide and at least 450 high in its view box.

    The same chart gives the same text. Without any answer it is an empty frame with the note.
    """
    chart = tidied(chart)
    draw = _body(chart)
    title, top = _title(chart)
    note = [] if draw is blank else wrap(chart.note, ink.INNER, ink.SMALL, lines=3)
    foot = _FOOT + _NOTE_LINE * len(note)
    body = draw(chart, top, ink.HEIGHT - foot)
    height = round(max(ink.HEIGHT, body.bottom + foot))
    return _sheet(chart, height, title + body.marks + _note(note, height))


def _body(chart: Chart) -> Callable[[Chart, float, float], Body]:
    if chart.panels:
        return sheet
    if all(point.value is None for point in chart.points):
        return blank
    return groups if chart.shape == "bar" else trend


def _sheet(chart: Chart, height: int, marks: str) -> str:
    paper = tag("rect", width=ink.WIDTH, height=height, fill=ink.PAPER)
    return tag(
        "svg",
        written("title", chart.title),
        written("desc", chart.alt),
        paper,
        tag("g", marks, font_family=ink.FALLBACKS),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {ink.WIDTH} {height}",
        role="img",
        aria_label=chart.alt or chart.title,
        lang=chart.language,
    )


def _title(chart: Chart) -> tuple[str, float]:
    lines = wrap(chart.title, ink.INNER, ink.TITLE, lines=2, bold=True)
    texts = (
        words(line, ink.MARGIN, 52 + _TITLE_LINE * index, size=ink.TITLE, bold=True) for index, line in enumerate(lines)
    )
    return "".join(texts), 58 + _TITLE_LINE * len(lines)


def _note(lines: list[str], height: float) -> str:
    first = height - _FOOT - _NOTE_LINE * (len(lines) - 1)
    return "".join(
        words(line, ink.MARGIN, first + _NOTE_LINE * index, size=ink.SMALL, fill=ink.QUIET)
        for index, line in enumerate(lines)
    )
