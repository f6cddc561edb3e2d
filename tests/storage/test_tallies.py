import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scribe import NOON, TODAY, Scribe, ask, interaction, rated, response, save, typed
from sqlalchemy import delete, select

import storage
from storage.answers import rebuild
from storage.batch import Batch
from storage.job import Job
from storage.ledgers import TALLIES
from storage.tables import TABLES, core
from storage.tallies import counted

AGENTS = st.lists(st.sampled_from(["bob", "eve", ""]), max_size=3).map(tuple)
WORDS = st.sampled_from(["", "a", "b"])
ABOUT = st.builds(
    interaction,
    st.sampled_from(["i1", "i2"]),
    AGENTS,
    team=WORDS,
    channel=WORDS,
    kind=WORDS,
    product=WORDS,
    language=WORDS,
)
ANSWERS = st.builds(
    rated,
    st.sampled_from(["t1", "t2", "t3"]),
    st.sampled_from("12345"),
    name=st.sampled_from(["", "", "twice"]),
    at=st.integers(0, 3).map(lambda days: NOON + dt.timedelta(days=days)),
    question=st.sampled_from(["csat", "again"]),
)
GIVEN = st.builds(
    response,
    st.sampled_from(["t1", "t2", "t3"]),
    st.none() | st.integers(0, 5),
    question=st.just("areas.speed"),
    measure=st.just("area"),
    area=st.sampled_from(["", "speed", "courtesy"]),
    void=st.sampled_from(["", "a mistake"]),
)
COMMENTS = st.builds(
    response,
    st.sampled_from(["t1", "t2", "t3"]),
    st.none(),
    question=st.just("said"),
    measure=st.sampled_from(["text", "choice"]),
    scale=st.just(0),
    text=st.sampled_from(["", "slow"]),
    label=st.sampled_from(["", "negative", "neutral", "positive"]),
    topics=st.lists(st.sampled_from(["delivery", "speed"]), unique=True).map(tuple),
    void=st.sampled_from(["", "", "a mistake"]),
)
STEPS = st.lists(st.lists(ANSWERS | ABOUT | GIVEN | COMMENTS, min_size=1, max_size=6), max_size=8)


def counts(connection):
    return {tuple(row[:-1]): row[-1] for row in connection.execute(select(TALLIES).where(TALLIES.c.count != 0))}


def carry(connection, *events, words=()):
    Batch(connection, Scribe(dict(words))).carry([Job(event=event) for event in events])


def begin(connection):
    for table in (*map(core, TABLES.values()), TALLIES):
        connection.execute(delete(table))
    records = [*map(interaction, ("i0", "i1", "i2")), *(ask(f"t{number}", f"i{number % 3}") for number in (1, 2, 3))]
    records[-1] = replace(records[-1], test=True)
    carry(connection, typed("begin"), words={"begin": save(*records)})


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_after_whatever_came_the_counts_are_those_of_a_recount(store, steps):
    with store.writer.connect() as connection, connection.begin() as transaction:
        begin(connection)
        for step in steps:
            words = {f"save {index}": save(each) for index, each in enumerate(step) if not hasattr(each, "at")}
            events = [each if hasattr(each, "at") else typed(f"save {index}") for index, each in enumerate(step)]
            carry(connection, *events, words=words)
        kept = counts(connection)
        rebuild(connection)

        assert counts(connection) == kept
        transaction.rollback()


def test_an_answer_counts_once_under_each_value_it_has():
    keys = counted(response(), interaction(agents=("bob", "eve", "bob", ""), team="north", language="lv"))

    assert sorted((dimension, value) for dimension, _, _, value, _, _ in keys) == [
        ("", ""),
        ("agent", "bob"),
        ("agent", "eve"),
        ("language", "lv"),
        ("team", "north"),
    ]


def test_an_answer_about_an_area_counts_there_too():
    assert {(key[0], key[3]) for key in counted(response(area="speed"), None)} == {("", ""), ("area", "speed")}


@pytest.mark.parametrize(
    ("label", "score"), [("negative", -1), ("neutral", 0), ("positive", 1), ("", 2), ("furious", 2)]
)
def test_a_comment_counts_by_what_it_feels_like(label, score):
    said = response(score=None, measure="text", scale=0, text="slow", label=label, topics=("speed",))

    assert {key[0:2] + key[3:] for key in counted(said, interaction(agents=("bob",), team="", language=""))} == {
        ("", "sentiment", "", 3, score),
        ("agent", "sentiment", "bob", 3, score),
        ("topic", "sentiment", "speed", 3, score),
    }


def test_a_comment_about_nothing_we_know_counts_as_such():
    said = response(score=None, measure="text", scale=0, text="hm")

    assert [key[3] for key in counted(said, None) if key[0] == "topic"] == ["none"]


def test_options_that_were_chosen_are_no_comment():
    assert list(counted(response(score=None, measure="choice", scale=0, text="late"), interaction())) == []


def test_an_answer_that_was_taken_out_does_not_count():
    assert list(counted(response(void="a mistake"), interaction())) == []


@pytest.mark.parametrize(("score", "times"), [(None, 0), (0, 1), (5, 1)])
def test_only_answers_with_a_score_count(score, times):
    assert len(list(counted(response(score=score), None))) == times


def test_a_new_zone_moves_answers_to_their_days_there(url, tmp_path):
    late = dt.datetime(2026, 10, 5, 22, 30, tzinfo=dt.UTC)
    opened = storage.open(url, ZoneInfo("Europe/Riga"), tmp_path)
    with opened.writer.begin() as connection:
        begin(connection)
        answer = response(answered_at=late, day=dt.date(2026, 10, 6))
        carry(connection, typed("x"), words={"x": save(answer)})
    opened.close()

    moved = storage.open(url, ZoneInfo("Atlantic/Azores"), tmp_path)
    with moved.reader() as world:
        assert world.find(type(answer), "t1", "csat").day == TODAY
        assert world.span("csat") == (TODAY, TODAY)
    moved.close()
