from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from drawn import SVG, Drawn
from pydantic import TypeAdapter

from bot.charts import Chart, Point, svg

LONG_AREAS = (
    "Обслужване на корпоративни клиенти – Пловдив",
    "Обслужване на корпоративни клиенти – Бургас",
    "Ипотечно кредитиране и жилищни програми",
    "Щети",
)


def point(value, label="Mon", spread=8, n=40):
    if value is None:
        return Point(label=label, value=None)
    return Point(label=label, value=value, low=value - spread, high=value + spread, n=n)


def line(*values, **more):
    points = tuple(point(value, f"{day}. nov.") for day, value in enumerate(values, 1))
    return Chart(**{"shape": "line", "title": "CSAT", "points": points, **more})


def bar(*labels, **more):
    points = tuple(point(90 - 3 * place, label) for place, label in enumerate(labels))
    return Chart(**{"shape": "bar", "title": "CSAT", "points": points, **more})


def test_a_trend_has_a_mark_for_each_day_with_answers():
    drawn = Drawn(line(50, 60, None, 55, None, None, 70))

    assert len(drawn.dots) == 4


def test_a_trend_is_broken_where_there_are_no_answers():
    drawn = Drawn(line(50, 60, None, 55, 52, None, 70))

    assert drawn.count("polyline") == 2
    assert drawn.count("polygon") == 2


def test_days_without_an_interval_get_no_band():
    chart = Chart(shape="line", title="CSAT", points=(Point(label="a", value=1), Point(label="b", value=2, low=1)))

    assert Drawn(chart).count("polygon") == 0


@pytest.mark.parametrize("values", [(0, 10, 50, 99, 100), (-100, -3, 0, 4, 100), (0, 350, 4000)])
def test_a_higher_value_stands_higher(values):
    heights = [y for _, y in Drawn(line(*values, minimum=min(values))).dots]

    assert all(lower > higher for lower, higher in pairwise(heights))


def test_a_higher_group_stands_further_right():
    drawn = Drawn(bar("a", "b", "c", "d"))

    assert [y for _, y in drawn.dots] == sorted((y for _, y in drawn.dots), reverse=True)


def test_one_day_has_a_mark_that_can_be_seen():
    drawn = Drawn(line(62))
    (mark,) = drawn.root.iter(f"{SVG}circle")

    assert float(mark.attrib["r"]) >= 6
    assert {"62%", "n = 40"} <= set(drawn.texts)


def test_a_rounded_nothing_has_no_sign():
    assert "0.0%" in Drawn(line(-0.04, 12.5, -0.04, minimum=-1)).texts


def test_the_last_value_is_written_beside_the_line():
    assert "62,5%" in Drawn(line(50, 62.5, None, language="lv")).texts


def test_groups_show_their_names_values_and_counts():
    assert {"Ann", "90%", "n", "40"} <= set(Drawn(bar("Ann")).texts)


def test_a_group_without_answers_has_a_row_and_no_mark():
    chart = Chart(shape="bar", title="CSAT", points=(point(50, "Ann"), point(None, "Bob")))
    drawn = Drawn(chart)

    assert "Bob" in drawn.texts
    assert "–" in drawn.texts
    assert len(drawn.dots) == 1


def test_more_than_twenty_groups_say_how_many_are_not_shown():
    drawn = Drawn(bar(*(f"Team {number}" for number in range(27)), minimum=0))

    assert len(drawn.dots) == 20
    assert "… +7" in drawn.texts


def test_many_groups_make_the_picture_taller_not_denser():
    drawn = Drawn(bar(*(f"Team {number}" for number in range(20))))
    rows = [y for _, y in sorted(drawn.dots, key=lambda dot: dot[1])]

    assert drawn.height > 450
    assert min(below - above for above, below in pairwise(rows)) >= 36


def test_long_names_end_in_an_ellipsis_and_stay_apart():
    texts = Drawn(bar(*LONG_AREAS, language="bg")).texts
    names = [text for text in texts if text[:4] in {area[:4] for area in LONG_AREAS}]

    assert sum("…" in name for name in names) == 3
    assert len(set(names)) == 4


@pytest.mark.parametrize("make", [line, lambda *values, **more: bar(*map(str, values), **more)])
def test_a_target_is_a_line_with_its_name_and_value(make):
    drawn = Drawn(make(50, 60, 70, target=80, target_label="target"))

    assert "target 80%" in drawn.texts
    assert sum("stroke-dasharray" in mark.attrib for mark in drawn.root.iter(f"{SVG}line")) == 1


@pytest.mark.parametrize("target", [0, 40, 48, 50, 52, 60, 100])
@pytest.mark.parametrize("last", [0, 50, 100])
def test_the_target_and_the_last_value_never_cover_each_other(target, last):
    assert Drawn(line(30, last, target=target, target_label="target")).collisions() == []


@pytest.mark.parametrize("chart", [line(), line(None, None), bar()], ids=["no days", "silent days", "no groups"])
def test_no_answers_at_all_leave_an_empty_frame_with_the_note(chart):
    drawn = Drawn(Chart(shape=chart.shape, title="CSAT", points=chart.points, note="No answers"))

    assert drawn.texts == ["CSAT", "No answers"]
    assert drawn.dots == []


def test_the_unit_stands_on_the_axis():
    nps = line(12, -20, unit="points", minimum=-100)

    assert {"points", "-100", "0", "100"} <= set(Drawn(nps).texts)


@pytest.mark.parametrize(
    ("minimum", "maximum", "ticks"),
    [
        (0, 100, ["0", "25", "50", "75", "100"]),
        (-100, 100, ["-100", "-50", "0", "50", "100"]),
        (1, 5, ["1", "2", "3", "4", "5"]),
        (1, 7, ["1", "3", "5", "7"]),
        (0, 1, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        (0, 10, ["0", "2", "4", "6", "8", "10"]),
    ],
)
def test_ticks_are_round_numbers_from_end_to_end(minimum, maximum, ticks):
    chart = Chart(
        shape="line", title="", points=(Point(label="a", value=1),), unit="", minimum=minimum, maximum=maximum
    )

    assert Drawn(chart).texts[: len(ticks)] == ticks


def test_the_axis_grows_for_a_value_beyond_it():
    assert {"0%", "100%", "200%", "300%", "400%"} <= set(Drawn(line(350, 20)).texts)


def test_captions_of_a_month_are_few_and_end_with_the_last_day():
    captions = [text for text in Drawn(line(*range(30, 60))).texts if text.endswith("nov.")]

    assert 4 <= len(captions) <= 8
    assert captions[-1] == "30. nov."


@pytest.mark.parametrize(
    "chart",
    [
        line(*range(30, 60), language="bg", target=55, target_label="цел"),
        bar(*LONG_AREAS * 5, language="bg", target=75, target_label="цел"),
        line(10, -90, 20, unit="points", minimum=-100, note="a note " * 60, title="a long title " * 20),
        line(*range(400)),
        bar("Ann", unit="punkti", target=100, target_label="ļoti garš mērķa nosaukums šeit"),
    ],
    ids=["month", "areas", "net score", "year", "one group"],
)
def test_words_neither_overlap_nor_leave_the_picture(chart):
    drawn = Drawn(chart)

    assert drawn.collisions() == []
    assert drawn.outside() == []


def test_all_words_are_large_enough_for_a_phone():
    drawn = Drawn(bar(*LONG_AREAS, note="2026"))

    assert min(int(text.attrib["font-size"]) for text in drawn.root.iter(f"{SVG}text")) >= 18


def test_what_customers_wrote_is_escaped():
    hostile = "<script>alert(\"1\")</script> & 'x'"
    drawn = Drawn(Chart(shape="bar", title=hostile, points=(point(5, hostile),), note=hostile, alt=hostile, unit="<b>"))

    assert "<script" not in drawn.source
    assert hostile in drawn.texts
    assert drawn.root.find(f"{SVG}desc").text == hostile


def test_characters_that_xml_cannot_hold_are_left_out():
    assert "Bad name" in Drawn(bar("Bad\n\x00na\ud800m\u202ee")).texts


def test_a_screen_reader_is_given_words():
    drawn = Drawn(line(50, 60, alt="CSAT rose from 50 % to 60 %"))

    assert drawn.root.attrib["role"] == "img"
    assert drawn.root.attrib["aria-label"] == "CSAT rose from 50 % to 60 %"
    assert [drawn.root.find(f"{SVG}{name}").text for name in ("title", "desc")] == [
        "CSAT",
        "CSAT rose from 50 % to 60 %",
    ]


def test_an_unknown_language_gets_english_numbers():
    assert "62.5%" in Drawn(line(50, 62.5, language="xx")).texts


def test_the_same_chart_is_drawn_the_same():
    chart = line(50, None, 62.5, language="lv", target=80)

    assert svg(chart) == svg(chart)


def test_a_chart_survives_being_stored():
    stored = TypeAdapter(Chart)
    chart = line(50, None, 62.5, target=80, target_label="target")

    assert stored.validate_json(stored.dump_json(chart)) == chart


def test_minutes_are_printed_with_their_seconds():
    drawn = Drawn(line(10, 14.68, unit=" min", maximum=20))

    assert "14:41" in drawn.texts
    assert "75:00" not in drawn.texts
    assert "1:15:00" in Drawn(line(10, 75, unit=" min", maximum=80)).texts


def test_a_panel_says_how_many_stand_behind_it():
    panel = replace(line(50, 60), note="55 %", n=1234)

    assert "n = 1,234" in Drawn(Chart(shape="sheet", title="All", points=(), panels=(panel,))).texts
