import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from scribe import NOON, TODAY, Scribe, ask, interaction, response, save, typed

import storage
from bot.model import Customer
from bot.periods.window import Window
from bot.tally import Tally
from storage.batch import Batch
from storage.job import Job

MONDAY, TUESDAY, LATER = TODAY, TODAY + dt.timedelta(days=1), TODAY + dt.timedelta(days=9)
WEEK = Window(first=MONDAY, end=MONDAY + dt.timedelta(days=7), zone=ZoneInfo("Europe/Riga"))
RECORDS = (
    interaction("i1", ("bob",), team="north", language="lv", channel="phone"),
    interaction("i2", ("bob", "eve"), team="north", language="en", channel="phone"),
    interaction("i3", ("eve",), team="", language="lv", channel=""),
    interaction("i4", ("zoe", ""), team="Night", kind='a "b" %_', product="fax"),
    Customer(id="c9", products=("tv", ""), contract="yearly", segment="small"),
    *(ask(f"t{number}", f"i{number}") for number in (1, 2, 3)),
    response("t1", 5, day=MONDAY),
    response("t2", 2, day=TUESDAY),
    response("t3", 2, day=TUESDAY),
    response("t1", 9, question="nps", measure="nps", scale=11, day=MONDAY),
    response("t1", 1, question="later", day=LATER),
    *(response(f"s{number}", 4, measure="ces", scale=5 if number == 0 else 7) for number in range(3)),
    response("t2", None, question="why", measure="text", scale=0, text="slow", day=TUESDAY, label="negative"),
    response(
        "t3",
        None,
        question="why",
        measure="text",
        scale=0,
        text="rude",
        day=TUESDAY,
        answered_at=NOON + dt.timedelta(1),
    ),
    response("t9", None, question="why", measure="text", scale=0, text="no score", day=TUESDAY),
)


def five(**counts):
    return Tally(5, {int(score[1:]): count for score, count in counts.items()})


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def world(request, tmp_path_factory, database):
    opened = storage.open(
        database(request.param, tmp_path_factory.mktemp("archive")), WEEK.zone, tmp_path_factory.getbasetemp()
    )
    with opened.writer.begin() as connection:
        Batch(connection, Scribe({"all": save(*RECORDS)})).carry([Job(event=typed("all"))])
    with opened.reader() as world:
        yield world
    opened.close()


@pytest.mark.parametrize(
    ("by", "filters", "expected"),
    [
        ("", {}, {"": five(_5=1, _2=2)}),
        ("", {"agent": ""}, {"": five(_5=1, _2=2)}),
        ("", {"agent": "bob"}, {"": five(_5=1, _2=1)}),
        ("agent", {}, {"bob": five(_5=1, _2=1), "eve": five(_2=2)}),
        ("agent", {"agent": "eve"}, {"eve": five(_2=2)}),
        ("team", {}, {"north": five(_5=1, _2=1)}),
        ("day", {}, {"2026-10-05": five(_5=1), "2026-10-06": five(_2=2)}),
        ("day", {"language": "lv"}, {"2026-10-05": five(_5=1), "2026-10-06": five(_2=1)}),
        ("area", {}, {}),
        ("", {"agent": "nobody"}, {}),
        ("", {"agent": "bob", "language": "en"}, {"": five(_2=1)}),
        ("agent", {"language": "en"}, {"bob": five(_2=1), "eve": five(_2=1)}),
        ("agent", {"language": "lv", "agent": "eve"}, {"eve": five(_2=1)}),
        ("channel", {"agent": "eve"}, {"phone": five(_2=1)}),
        ("day", {"agent": "eve", "language": "lv"}, {"2026-10-06": five(_2=1)}),
        ("language", {"team": "north", "channel": "phone"}, {"lv": five(_5=1), "en": five(_2=1)}),
        ("area", {"team": "north"}, {}),
    ],
)
def test_answers_are_counted_by_group_and_filter(world, by, filters, expected):
    assert world.tallies("csat", WEEK, by, filters) == expected


def test_scales_are_never_mixed(world):
    assert world.tallies("ces", WEEK) == {"": Tally(7, {4: 2})}


def test_the_span_is_from_first_to_last_answer(world):
    assert world.span("csat") == (MONDAY, LATER)
    assert world.span("other") is None


@pytest.mark.parametrize(
    ("dimension", "values"), [("agent", ["bob", "eve"]), ("language", ["en", "lv"]), ("team", ["north"]), ("area", [])]
)
def test_the_values_of_a_dimension_are_in_order(world, dimension, values):
    assert world.values(dimension) == values


@pytest.mark.parametrize(
    ("dimension", "wanted", "values"),
    [
        ("team", "", ["Night", "north"]),
        ("team", "Night", ["Night"]),
        ("team", "night", ["Night", "north"]),
        ("agent", "zoe", ["zoe"]),
        ("agent", "zo", ["bob", "eve", "zoe"]),
        ("kind", 'a "b" %_', ['a "b" %_']),
        ("product", "", ["fax", "tv"]),
        ("contract", "", ["yearly"]),
        ("segment", "large", ["small"]),
        ("area", "speed", []),
    ],
)
def test_values_are_known_that_nobody_rated(world, dimension, wanted, values):
    assert world.recorded(dimension, wanted) == values


def test_voices_are_the_newest_comments_beside_a_score(world):
    voices = world.voices("csat", WEEK, 10, {})

    assert [(voice.text, voice.score, voice.label) for voice in voices] == [("rude", 2, ""), ("slow", 2, "negative")]
    assert [voice.text for voice in world.voices("csat", WEEK, 1, {})] == ["rude"]
    assert world.voices("nps", WEEK, 10, {}) == []
