"""Pictures as data, and as SVG or PNG."""

from bot.charts.bitmap import png
from bot.charts.chart import Chart, Point
from bot.charts.picture import svg

__all__ = ["Chart", "Point", "png", "svg"]
