"""Comments are found, and counted by label and topic, as going through all of them would."""

import datetime as dt
from collections import Counter
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scribe import NOON, TODAY, Scribe, ask, interaction, response, save, typed
from sqlalchemy import delete

import storage
from bot.hearing import SCORES
from bot.model import Customer
from bot.periods.window import Window
from bot.tally import Tally
from bot.voices import Search
from storage.batch import Batch
from storage.job import Job
from storage.ledgers import TALLIES
from storage.tables import TABLES, core
from storage.world import Reading

WEEK = Window(first=TODAY, end=TODAY + dt.timedelta(days=7), zone=ZoneInfo("Europe/Riga"))
LABELS = ("", "negative", "neutral", "positive")
TOPICS = ("delivery", "price", "speed")


def said(token, text="slow", **rest):
    return response(token, None, question="why", measure="text", scale=0, text=text, **rest)


def test_the_first_counts_are_right(store):
    comments = (
        said("t1", label="negative", topics=("delivery", "price")),
        said("t2", label="positive"),
        said("t3", label="", topics=("price",)),
    )
    with store.writer.connect() as connection, connection.begin() as transaction:
        begin(connection, comments)
        world = Reading(connection)

        assert world.tallies("sentiment", WEEK) == {"": Tally(3, {-1: 1, 1: 1, 2: 1})}
        assert world.tallies("sentiment", WEEK, "topic")["price"] == Tally(3, {-1: 1, 2: 1})
        assert world.mentions(WEEK)[""].tagged == 2
        assert world.mentions(WEEK, "agent")["eve"].topics == {"price": Tally(3, {2: 1})}
        assert world.mentions(WEEK, "", {"agent": "bob"})[""].comments == 2
        transaction.rollback()


def begin(connection, comments):
    for table in (*map(core, TABLES.values()), TALLIES):
        connection.execute(delete(table))
    records = [
        interaction("i1", ("bob",), team="north", channel="phone"),
        interaction("i2", ("bob", "eve"), team="south", channel=""),
        interaction("i3", ("eve",), team="north", channel="chat"),
        interaction("i4", ("eve",)),
        *(ask(f"t{number}", f"i{number}") for number in (1, 2, 3)),
        ask("t4", "i4"),
        Customer(id="c1", name="Anna"),
    ]
    _save(connection, *records, *comments)


def _save(connection, *records):
    Batch(connection, Scribe({"all": save(*records)})).carry([Job(event=typed("all"))])


COMMENTS = st.builds(
    said,
    st.sampled_from(["t1", "t2", "t3", "t4"]),
    st.sampled_from(["slow", "", "Ļoti lēni"]),
    label=st.sampled_from(LABELS),
    topics=st.lists(st.sampled_from(TOPICS), unique=True).map(tuple),
    void=st.sampled_from(["", "", "a mistake"]),
    day=st.integers(0, 8).map(lambda days: TODAY + dt.timedelta(days=days)),
)
FILTERS = st.dictionaries(
    st.sampled_from(["agent", "team", "channel", "topic"]),
    st.sampled_from(["bob", "eve", "north", "phone", "delivery", "price", "none"]),
    max_size=2,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(st.lists(COMMENTS, max_size=4), max_size=5),
    filters=FILTERS,
    by=st.sampled_from(["", "agent", "team", "day", "topic"]),
)
def test_counts_are_those_of_going_through_all_comments(store, steps, filters, by):
    with store.writer.connect() as connection, connection.begin() as transaction:
        begin(connection, ())
        last = {}
        for step in steps:
            _save(connection, *step)
            last |= {each.ask: each for each in step}
        world = Reading(connection)

        assert world.tallies("sentiment", WEEK, by, filters) == _slowly(last.values(), filters, by)
        assert _mentioned(world, filters) == _topics_slowly(last.values(), filters)
        assert len(world.comments(Search(window=WEEK, filters=filters), 99)) == len(_passing(last.values(), filters))
        transaction.rollback()


ABOUT = {
    "t1": {"agent": ("bob",), "team": ("north",), "channel": ("phone",)},
    "t2": {"agent": ("bob", "eve"), "team": ("south",), "channel": ()},
    "t3": {"agent": ("eve",), "team": ("north",), "channel": ("chat",)},
    "t4": {"agent": ("eve",), "team": ("north",), "channel": ()},
}


def _places(comment, by):
    own = {"": ("",), "day": (comment.day.isoformat(),), "topic": comment.topics or ("none",)}
    return own.get(by) or ABOUT[comment.ask].get(by, ())


def _passing(comments, filters):
    counted = [each for each in comments if each.text and not each.void and WEEK.first <= each.day < WEEK.end]
    return [each for each in counted if all(value in _places(each, name) for name, value in filters.items())]


def _slowly(comments, filters, by):
    found = {}
    for comment in _passing(comments, filters):
        for group in _places(comment, by):
            if by not in filters or by not in {"agent", "topic"} or group == filters[by]:
                found.setdefault(group, Counter())[SCORES[comment.label]] += 1
    return {group: Tally(3, dict(counts)) for group, counts in found.items()}


def _mentioned(world, filters):
    found = world.mentions(WEEK, "", filters).get("")
    return (found.comments, found.tagged, found.topics) if found else (0, 0, {})


def _topics_slowly(comments, filters):
    passing = _passing(comments, filters)
    topics = {}
    for comment in passing:
        for topic in comment.topics:
            topics.setdefault(topic, Counter())[SCORES[comment.label]] += 1
    tagged = sum(bool(comment.topics) for comment in passing)
    return len(passing), tagged, {topic: Tally(3, dict(counts)) for topic, counts in topics.items()}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def world(request, tmp_path_factory, database):
    opened = storage.open(database(request.param, tmp_path_factory.mktemp("comments")), WEEK.zone)
    sure = {"confidence": 0.9}
    comments = (
        said("t1", "Piegāde kavējās", label="negative", polarity=-0.9, topics=("delivery",), **sure),
        response("t1", 5),
        response("t1", 2, question="areas.speed", measure="area", area="speed"),
        response("t1", 3, question="areas.price", measure="area", area="price"),
        said("t2", "ПАРИТЕ ми", label="positive", polarity=0.9, answered_at=NOON + dt.timedelta(hours=1), **sure),
        response("t2", 1, question="nps", measure="nps", scale=11),
        said("t3", "hm", label="", answered_at=NOON + dt.timedelta(hours=2)),
        said("t4", "gone", label="negative", void="a mistake"),
    )
    with opened.writer.begin() as connection:
        begin(connection, comments)
    with opened.reader() as world:
        yield world
    opened.close()


@pytest.mark.parametrize(
    ("wanted", "texts"),
    [
        ({}, ["hm", "ПАРИТЕ ми", "Piegāde kavējās"]),
        ({"label": "negative"}, ["Piegāde kavējās"]),
        ({"topics": ("delivery",)}, ["Piegāde kavējās"]),
        ({"topics": ("delivery", "price")}, []),
        ({"topics": ("none",)}, ["hm", "ПАРИТЕ ми"]),
        ({"words": ("piegade",)}, ["Piegāde kavējās"]),
        ({"words": ("парите",)}, ["ПАРИТЕ ми"]),
        ({"words": ("парите", "dear")}, []),
        ({"disagreeing": True}, ["ПАРИТЕ ми", "Piegāde kavējās"]),
        ({"measure": "nps"}, ["ПАРИТЕ ми"]),
        ({"measure": "sentiment"}, ["hm", "ПАРИТЕ ми", "Piegāde kavējās"]),
        ({"measure": "area"}, ["Piegāde kavējās"]),
        ({"filters": {"area": "speed"}}, ["Piegāde kavējās"]),
        ({"filters": {"agent": "eve"}}, ["hm", "ПАРИТЕ ми"]),
        ({"filters": {"segment": "gold"}}, []),
    ],
)
def test_comments_are_found_by_what_is_in_them_and_beside_them(world, wanted, texts):
    search = Search(**{"window": WEEK} | wanted)

    assert [voice.text for voice in world.comments(search, 10)] == texts
    assert [voice.text for voice in world.comments(search, 1, 1)] == texts[1:2]


def test_a_voice_has_the_score_that_was_asked_for_and_knows_who_was_there(world):
    [voice] = world.comments(Search(window=WEEK, label="negative"), 10)
    [area] = world.comments(Search(window=WEEK, measure="area", filters={"area": "price"}), 10)

    assert (voice.measure, voice.score, voice.scale, voice.disagrees) == ("csat", 5, 5, True)
    assert (voice.name, voice.customer, voice.agents, voice.reference) == ("Anna", "c1", ("bob",), "i1")
    assert (area.measure, area.score) == ("area", 3)


def test_a_comment_without_a_score_has_none(world):
    voice = world.comments(Search(window=WEEK), 1)[0]

    assert (voice.score, voice.disagrees, voice.channel) == (None, False, "chat")
