"""Whatever a chart holds, its picture is sound."""

from __future__ import annotations

from drawn import Drawn
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.charts import Chart, Point, svg
from bot.charts.groups import MOST
from bot.charts.lettering import shorten, width, wrap

NUMBERS = some.floats(allow_nan=True, allow_infinity=True) | some.floats(-100, 100) | some.integers(0, 100)
TEXTS = some.text(max_size=60) | some.text("абвгжшщюя МЖ–ķļņ", max_size=90)
POINTS = some.builds(
    Point,
    label=TEXTS,
    value=some.none() | NUMBERS,
    low=some.none() | NUMBERS,
    high=some.none() | NUMBERS,
    n=some.integers(0, 10**9),
)
CHARTS = some.builds(
    Chart,
    shape=some.sampled_from(["line", "bar"]),
    title=TEXTS,
    points=some.lists(POINTS, max_size=40).map(tuple),
    unit=some.sampled_from(["%", "points", ""]) | TEXTS,
    minimum=some.sampled_from([0, 1, -100]) | NUMBERS,
    maximum=some.sampled_from([100, 5, 7]) | NUMBERS,
    target=some.none() | NUMBERS,
    target_label=TEXTS,
    note=TEXTS,
    alt=TEXTS,
    language=some.sampled_from(["en", "lv", "bg", "pt-BR", "xx", ""]),
)


@settings(max_examples=50, deadline=None)
@given(chart=CHARTS)
def test_any_chart_is_drawn_inside_its_frame_without_words_upon_words(chart):
    drawn = Drawn(chart)

    assert drawn.outside() == []
    assert drawn.collisions() == []
    assert svg(chart) == drawn.source


@settings(max_examples=50, deadline=None)
@given(panels=some.lists(CHARTS, max_size=12).map(tuple), title=TEXTS)
def test_any_sheet_of_trends_is_drawn_inside_its_frame(panels, title):
    drawn = Drawn(Chart(shape="sheet", title=title, points=(), panels=panels))

    assert drawn.outside() == []


def test_a_trend_that_has_nothing_yet_today_ends_where_it_was_known_last():
    panel = Chart(shape="line", title="CSAT", points=(Point(label="1", value=40), Point(label="2", value=None)))

    drawn = Drawn(Chart(shape="sheet", title="All", points=(), panels=(panel,)))

    assert len(drawn.dots) == 1


@settings(max_examples=30, deadline=None)
@given(values=some.lists(some.none() | some.floats(0, 100), max_size=MOST), shape=some.sampled_from(["line", "bar"]))
def test_there_is_one_mark_for_each_value(values, shape):
    points = tuple(Point(label=str(place), value=value) for place, value in enumerate(values))

    drawn = Drawn(Chart(shape=shape, title="CSAT", points=points))

    assert len(drawn.dots) == sum(value is not None for value in values)


@given(text=TEXTS, room=some.floats(40, 400), size=some.integers(14, 30))
def test_shortened_words_fit_and_lines_too(text, room, size):
    assert width(shorten(text, room, size), size) <= room
    assert all(width(row, size) <= room for row in wrap(text, room, size, lines=3))
