"""What is drawn when there are no answers at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.charts import ink
from bot.charts.lettering import wrap
from bot.charts.markup import tag, words
from bot.charts.plot import Body

if TYPE_CHECKING:
    from bot.charts.chart import Chart

_LINE: Final = 30
_BELOW: Final = 12


def blank(chart: Chart, top: float, floor: float) -> Body:
    """Return an empty frame with the chart's note in its middle."""
    height = floor - _BELOW - top
    frame = tag("rect", x=ink.MARGIN, y=top, width=ink.INNER, height=height, rx=8, fill="none", stroke=ink.RULE)
    lines = wrap(chart.note, ink.INNER - 2 * ink.MARGIN, ink.LABEL, lines=3)
    first = top + height / 2 - _LINE * (len(lines) - 1) / 2 + 7
    texts = (
        words(line, ink.WIDTH / 2, first + _LINE * index, fill=ink.QUIET, anchor="middle")
        for index, line in enumerate(lines)
    )
    return Body(marks=frame + "".join(texts), bottom=floor)
