"""The words of grouped readings, and the columns they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.charts import ink
from bot.charts.lettering import shorten, shortened, width
from bot.charts.numerals import count, decimals, printed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.charts.axis import Scale
    from bot.charts.chart import Chart, Point

_LONGEST: Final = 290
_LONGEST_UNIT: Final = 120
_GAP: Final = 26
_NONE: Final = "–"
N: Final = "n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A group as it is written; ``n`` is empty when no group has one."""

    label: str
    value: str
    n: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where the plot begins and ends, and the right edges of values and counts."""

    left: float
    right: float
    value: float
    n: float


def rows(chart: Chart, shown: Sequence[Point], axis: Scale) -> list[Row]:
    """Return the words of each group, its label short enough for its column."""
    places = decimals([point.value for point in shown if point.value is not None], axis.span)
    labels = shortened([point.label for point in shown], _LONGEST, ink.LABEL)
    counted = any(point.n for point in shown)
    return [
        Row(
            label=label,
            value=_NONE if point.value is None else point.words or printed(point.value, chart, places),
            n=count(point.n, chart.language) if counted else "",
        )
        for label, point in zip(labels, shown, strict=True)
    ]


def columns(chart: Chart, written: Sequence[Row]) -> Columns:
    """Return the columns that hold these rows."""
    n = max(width(row.n or N, ink.SMALL) + _GAP if row.n else 0 for row in written)
    value = max(width(row.value, ink.LABEL, bold=True) for row in written)
    value = max(value, width(unit(chart), ink.SMALL))
    edge = ink.WIDTH - ink.MARGIN
    return Columns(
        left=ink.MARGIN + max(width(row.label, ink.LABEL) for row in written) + _GAP,
        right=edge - n - value - _GAP,
        value=edge - n,
        n=edge,
    )


def unit(chart: Chart) -> str:
    """Return the head of the column of values; a percent sign stands beside each value already."""
    return "" if chart.unit == "%" else shorten(chart.unit, _LONGEST_UNIT, ink.SMALL)
