"""Which picture a report gets: a trend, or its groups side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.charts import Chart, Point
from bot.reports.groups import label
from bot.reports.values import span, value
from bot.reports.wording import headline

if TYPE_CHECKING:
    from bot.languages import Texts
    from bot.reports.readings import Reading, Report

AXES: dict[str, dict[str, Any]] = {
    "share": {"unit": "%", "minimum": 0, "maximum": 100},
    "points": {"unit": "", "minimum": -100, "maximum": 100},
}
"""The axis of each unit; others begin at 0 and go as far as values, intervals and the target do."""
UNITS = {"duration": " min"}
SCALES = {"share": 100, "duration": 1 / 60}
"""By how much a value is larger on its axis than it is kept."""


def picture(report: Report, texts: Texts) -> Chart | None:
    """Return the chart of a report, or ``None`` when there is nothing to draw."""
    readings = report.groups or report.trend
    if not any(reading.estimate for reading in readings):
        return None
    in_time = not report.groups or report.request.by in {"day", "week"}
    points = tuple(_point(report, reading, texts) for reading in readings)
    target = None if report.target is None else report.target * SCALES.get(report.indicator.unit, 1)
    return Chart(
        shape="line" if in_time else "bar",
        title=report.indicator.title(texts),
        points=points,
        note=span(report.request.window, texts),
        alt=_alt(report, readings, texts),
        target=target,
        target_label="" if target is None else texts("target.label"),
        language=texts.code,
        **_axis(report.indicator.unit, points, target),
    )


def _axis(unit: str, points: tuple[Point, ...], target: float | None) -> dict[str, Any]:
    if unit in AXES:
        return AXES[unit]
    ends = [end for point in points for end in (point.value, point.high) if end is not None]
    return {"unit": UNITS.get(unit, ""), "minimum": 0, "maximum": max([1, *ends, *([target] if target else [])])}


def _point(report: Report, reading: Reading, texts: Texts) -> Point:
    name, estimate = label(report, reading, texts), reading.estimate
    if estimate is None:
        return Point(label=name, value=None)
    times = SCALES.get(report.indicator.unit, 1)
    low, high = (None if bound is None else bound * times for bound in (estimate.low, estimate.high))
    words = "" if reading.enough else value(report, reading, texts)
    return Point(label=name, value=estimate.value * times, low=low, high=high, n=estimate.n, words=words)


def _alt(report: Report, readings: tuple[Reading, ...], texts: Texts) -> str:
    answered = sorted((r for r in readings if r.estimate), key=lambda r: r.estimate.value if r.estimate else 0)
    lowest, highest = (
        texts("picture.point", name=label(report, r, texts), value=value(report, r, texts))
        for r in (answered[0], answered[-1])
    )
    period = span(report.request.window, texts)
    return texts("picture.alt", headline=headline(report, texts), period=period, lowest=lowest, highest=highest)
