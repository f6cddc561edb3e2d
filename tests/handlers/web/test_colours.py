import re
from pathlib import Path

import pytest

STYLES = Path(__file__).parents[3] / "handlers" / "web" / "static" / "base.css"
LIGHT, DARK = (dict(re.findall(r"--([\w-]+): (#\w{6});", part)) for part in STYLES.read_text().split("@media")[:2])
TEXT = [
    (ink, paper) for ink in ("ink", "quiet") for paper in ("paper", "panel", "raised", "bubble", "tint", "news-tint")
] + [
    ("on-strong", "strong"),
    ("on-strong", "strong-over"),
    ("strong", "panel"),
    ("news", "panel"),
    ("news", "news-tint"),
]
EDGES = [("edge", "panel"), ("edge", "raised"), ("focus", "paper"), ("focus", "panel"), ("strong", "paper")]


def luminance(colour):
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first, second):
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (EDGES, 3)], ids=["text", "edges"])
def test_colours_can_be_told_apart_by_weak_eyes(scheme, pairs, least):
    weak = {pair: contrast(*(scheme[name] for name in pair)) for pair in pairs}
    assert {pair: value for pair, value in weak.items() if value < least} == {}
