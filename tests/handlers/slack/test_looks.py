import pytest
from slack_rules import takes

from bot.charts import Chart, Point
from bot.messages import Table
from handlers.slack import pictures, tables, wording


def chart(labels, values=None, **more):
    values = values or [float(number) for number in range(len(labels))]
    points = tuple(Point(label=label, value=value) for label, value in zip(labels, values, strict=True))
    return Chart(**{"shape": "bar", "title": "Satisfaction", "points": points, **more})


@pytest.mark.parametrize(
    "drawn",
    [
        chart(["Anna", "Boris"]),
        chart(["a" * 40, "b" * 40]),
        chart(["Anna"], [-40.0], title="x" * 90, unit="points"),
        chart([str(day) for day in range(20)], shape="line"),
        chart(["Mon", "Tue"], [None, 3.5], shape="line", title=""),
    ],
)
def test_slack_takes_the_charts_it_is_given(drawn):
    assert takes([pictures.native(drawn)], set(), charts=True)


@pytest.mark.parametrize(
    "drawn",
    [
        chart([str(day) for day in range(21)]),
        chart([]),
        chart(["a", "b"], [None, None]),
        chart(["x" * 25 + "1", "x" * 25 + "2"]),
        chart([""], [1.0]),
    ],
)
def test_a_chart_that_slack_could_not_show_whole_is_left_to_a_picture(drawn):
    assert pictures.native(drawn) is None


def test_a_table_with_too_many_rows_shows_its_first_ones():
    block = tables.native(Table(rows=tuple((str(number), "n") for number in range(101))))

    shown = [row[0]["text"] for row in block["rows"]]
    assert (len(shown), shown[0], shown[-2:]) == (tables.ROWS, "0", ["98", "…"])


@pytest.mark.parametrize("rows", [(), ((),), (("x",) * 21,), (("x" * 1000,),) * 11])
def test_a_table_that_is_too_big_is_no_block(rows):
    assert tables.native(Table(rows=rows)) is None


def test_a_fixed_table_has_straight_columns():
    block = tables.fixed(Table(rows=(("Agent", "n"), ("Anna", "12"), ("Bo",))))

    assert block["elements"][0]["elements"][0]["text"] == "Agent   n\nAnna   12\nBo"


def test_a_fixed_table_says_when_it_is_cut():
    text = tables.fixed(Table(rows=(("x" * 99,),) * 100))["elements"][0]["elements"][0]["text"]

    assert len(text) <= 3000
    assert text.endswith("…")


@pytest.mark.parametrize(
    ("text", "limit", "pieces"),
    [
        ("", 10, []),
        ("one\ntwo", 10, ["one\ntwo"]),
        ("one\ntwo\nthree", 9, ["one\ntwo", "three"]),
        ("abcdef", 4, ["abcd", "ef"]),
        ("a&b", 6, ["a&amp;", "b"]),
        ("&&&", 5, ["&amp;"] * 3),
    ],
)
def test_text_is_split_at_line_ends_and_never_inside_an_escape(text, limit, pieces):
    assert wording.pieces(text, limit) == pieces


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<mailto:a@b.lv|a@b.lv>", "a@b.lv"),
        ("<https://x.lv>", "https://x.lv"),
        ("<#C1|general> <!here> &amp;lt;", "<#C1> <!here> &lt;"),
    ],
)
def test_marked_text_becomes_plain(text, plain):
    assert wording.plain(text) == plain
