"""A chart as Slack's own ``data_visualization`` block."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.charts import Chart

TITLE = 50
LABEL = 20
POINTS = 20
"""Slack's limits: characters of a title and of a label, categories of a chart."""


def native(chart: Chart) -> dict[str, Any] | None:
    """Return the chart as a block, or ``None`` when Slack could not show all of it."""
    points = [(_cut(point.label, LABEL), point.value) for point in chart.points if point.value is not None]
    labels = [label for label, _ in points]
    if not 0 < len(points) <= POINTS or not all(labels) or len(set(labels)) < len(labels):
        return None
    series = [_series(chart.title or chart.unit, points)]
    plot = {"type": chart.shape, "series": series, "axis_config": {"categories": labels, "y_label": chart.unit}}
    return {"type": "data_visualization", "title": _cut(chart.title, TITLE) or chart.unit, "chart": plot}


def _series(name: str, points: list[tuple[str, float]]) -> dict[str, Any]:
    return {"name": _cut(name, LABEL), "data": [{"label": label, "value": value} for label, value in points]}


def _cut(text: str, limit: int) -> str:
    text = text.strip()
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
