"""What a drawn chart holds, read back from its SVG."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET  # the tests' own pictures

from bot.charts import svg
from bot.charts.lettering import width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.charts import Chart

SVG = "{http://www.w3.org/2000/svg}"
ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)


class Drawn:
    """A chart's picture."""

    def __init__(self, chart: Chart) -> None:
        self.source = svg(chart)
        self.root = ET.fromstring(self.source)  # noqa: S314 - written a line above
        self.width, self.height = (float(number) for number in self.root.attrib["viewBox"].split()[2:])

    @property
    def texts(self) -> list[str]:
        return [element.text or "" for element in self.root.iter(f"{SVG}text")]

    @property
    def dots(self) -> list[tuple[float, float]]:
        """The marks, from left to right and from top to bottom."""
        marks = ((float(mark.attrib["cx"]), float(mark.attrib["cy"])) for mark in self.root.iter(f"{SVG}circle"))
        return sorted(marks)

    def count(self, name: str) -> int:
        return sum(1 for _ in self.root.iter(f"{SVG}{name}"))

    def boxes(self) -> list[Box]:
        return [_box(element) for element in self.root.iter(f"{SVG}text")]

    def collisions(self) -> list[tuple[str, str]]:
        return [(one.text, other.text) for one, other in combinations(self.boxes(), 2) if one.touches(other)]

    def corners(self) -> Iterator[tuple[float, float]]:
        """Points that all must be inside the picture."""
        for box in self.boxes():
            yield box.left, box.top
            yield box.right, box.bottom
        yield from self.dots
        for line in self.root.iter(f"{SVG}line"):
            yield float(line.attrib["x1"]), float(line.attrib["y1"])
            yield float(line.attrib["x2"]), float(line.attrib["y2"])
        for shape in (*self.root.iter(f"{SVG}polygon"), *self.root.iter(f"{SVG}polyline")):
            for corner in shape.attrib["points"].split():
                x, y = corner.split(",")
                yield float(x), float(y)

    def outside(self) -> list[tuple[float, float]]:
        return [(x, y) for x, y in self.corners() if not (0 <= x <= self.width and 0 <= y <= self.height)]


def _box(element: ET.Element) -> Box:
    text, size = element.text or "", float(element.attrib["font-size"])
    wide = width(text, size, bold="font-weight" in element.attrib)
    left = float(element.attrib["x"]) - wide * ANCHORS[element.get("text-anchor", "start")]
    base = float(element.attrib["y"])
    return Box(text=text, left=left, top=base - 0.75 * size, right=left + wide, bottom=base + 0.2 * size)
