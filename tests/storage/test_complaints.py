"""Who complained about what, page by page, and telling them through the road's own batches, on both databases."""

import datetime as dt
from collections import Counter
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scribe import NOON, TODAY, Scribe, ask, response, save, typed
from world import DictWorld

from bot.changes import telling
from bot.changes.complaints import NEWEST, Complained, low
from bot.core import FeedbackBot
from bot.messages import ChangeDue
from bot.model import Change, ChangeTold, Contact, Conversation, Customer
from bot.periods import Window
from bot.workspace import Workspace
from storage import ledgers
from storage.batch import Batch
from storage.codec import decode
from storage.job import Job
from storage.shelf import Shelf
from storage.world import Writing

DAY = dt.timedelta(days=1)
WINDOW = Window(first=TODAY - 5 * DAY, end=TODAY + DAY, zone=ZoneInfo("UTC"))
WANTED = Complained(window=WINDOW, topics=("delivery",), areas=("speed",))
TOKENS = ("A1", "a-2", "Z_3", "_b4", "-c5", "b6")
"""As they are minted: compared letter by letter on one database, in the order of a dictionary on another."""


def said(token, *, day=TODAY, label="negative", topics=("delivery",), question="why", **rest):
    text = {"measure": "text", "scale": 0, "text": f"late {token}", "label": label, "topics": topics}
    return response(token, None, question=question, day=day, **(text | rest))


def rating(token, score=1, *, day=TODAY, area="speed", scale=5, **rest):
    name = f"areas.{area}"
    return response(token, score, question=name, day=day, area=area, scale=scale, **({"measure": "area"} | rest))


def customer(name, **rest):
    there = Contact(platform="web", person=name, chat=name, customer=name)
    return Customer(id=name, name=name, home=f"web:{name}", **rest), there


def asked(token, who="c1", **rest):
    return replace(ask(token, f"i{token}"), customer=who, platform="web", person=who, chat=who, **rest)


def kept(store, *records):
    connection = store.writer.connect()
    connection.begin()
    Batch(connection, Scribe({"all": save(*records)})).carry([Job(event=typed("all"))])
    return connection


def pages(world, size, wanted=WANTED):
    found, cursor = [], None
    while page := world.complained(wanted, cursor, size):
        found += page
        cursor = (page[-1].response.day, page[-1].ask.token)
        if len(page) < size:
            break
    return found


@pytest.mark.parametrize(
    ("records", "found"),
    [
        ([said("t1")], ["why"]),
        ([said("t1", label="positive")], []),
        ([said("t1", topics=("price",))], []),
        ([said("t1", void="a joke")], []),
        ([said("t1", day=TODAY - 5 * DAY)], ["why"]),
        ([said("t1", day=TODAY - 6 * DAY)], []),
        ([said("t1", day=TODAY + DAY)], []),
        ([rating("t1", 2)], ["areas.speed"]),
        ([rating("t1", 3)], []),
        ([rating("t1", 1, area="price")], []),
        ([rating("t1", 0, scale=2, measure="yes")], ["areas.speed"]),
        ([rating("t1", 1, scale=2, measure="yes")], []),
        ([rating("t1", 1), said("t1")], ["why"]),
        ([said("t1", question="said"), said("t1")], ["why"]),
        ([response("t1", 1)], []),
    ],
)
def test_complaints_are_negative_words_on_a_topic_or_low_ratings_of_an_area(store, records, found):
    with kept(store, *customer("c1"), asked("t1"), *records) as connection:
        seen = Writing(Shelf(connection)).complained(WANTED, None, 10)

        assert [each.response.question for each in seen] == found


@pytest.mark.parametrize("change", [{"test": True}, {"agent": "Marta"}])
def test_what_the_team_answers_is_no_complaint(store, change):
    with kept(store, *customer("c1"), asked("t1", **change), said("t1")) as connection:
        assert Writing(Shelf(connection)).complained(WANTED, None, 10) == []


def test_who_was_merged_counts_as_who_stands_for_them(store):
    merged, contact = customer("c1", merged_into="c2")
    told = ChangeTold(customer="c1", change=NEWEST, at=NOON, ask="t0")
    middle, heir = Customer(id="c2", merged_into="c3"), Customer(id="c3", name="Anna", home="slack:U1")
    other = Contact(platform="slack", person="U1", chat="D1", customer="c9")
    with kept(store, merged, contact, middle, heir, other, told, asked("t1"), said("t1")) as connection:
        (found,) = Writing(Shelf(connection)).complained(WANTED, None, 10)

        assert (found.customer, found.contacts, found.last) == (heir, (contact,), NOON)


scores = st.tuples(st.sampled_from(TOKENS), st.integers(0, 7), st.integers(1, 5), st.booleans(), st.booleans())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=st.lists(scores, max_size=14), size=st.integers(1, 4))
def test_pages_hold_each_complaint_once_and_the_same_as_without_a_database(store, answers, size):
    records = [record for token in TOKENS for record in (*customer(f"c{token}"), asked(token, f"c{token}"))]
    for token, ago, score, words, sad in answers:
        day, label = TODAY - ago * DAY, "negative" if sad else "neutral"
        records.append(said(token, day=day, label=label) if words else rating(token, score, day=day))
    plain = DictWorld()
    plain.save(*records)
    connection = kept(store, *records)
    try:
        found = pages(Writing(Shelf(connection)), size)
    finally:
        connection.rollback()
        connection.close()

    keys = Counter((each.response.day, each.ask.token) for each in found)
    assert set(keys.values()) <= {1}
    days = [each.response.day for each in found]
    assert days == sorted(days, reverse=True)
    assert {each.ask.token for each in found} == {each.ask.token for each in plain.complained(WANTED, None, 100)}


@given(scale=st.sampled_from([2, 3, 4, 5, 6, 7, 10, 11]), score=st.integers(0, 11))
def test_low_is_below_the_middle(scale, score):
    steps = range(0 if scale in {2, 11} else 1, scale if scale in {2, 11} else scale + 1)
    if score in steps:
        assert low(scale, score) == (score < sum(steps) / len(steps))


def test_all_are_told_once_however_often_a_step_comes_and_is_broken_off(store):
    people = [record for n in range(230) for record in (*customer(f"c{n}"), asked(f"t{n}", f"c{n}"), said(f"t{n}"))]
    change = Change(
        id="1", at=NOON, actor="slack:U1", first=WINDOW.first, end=WINDOW.end, topics=("delivery",),
        wordings=("en", "slots of one hour"),
    )  # fmt: skip
    bot = FeedbackBot(Workspace())
    with kept(store, *people, change) as connection:
        world = Writing(Shelf(connection))
        telling.begin(world, change, NOON)
        world.merge()
        event, steps = next(promise.event for promise in world.promises.values()), 0
        connection.execute(ledgers.AGENDA.delete())
        Batch(connection, Scribe({"all": save(replace(change, state="running"))})).carry([Job(event=typed("all"))])
        while event:
            broken = connection.begin_nested()
            Batch(connection, bot).carry([Job(event=event)])
            broken.rollback()
            for _ in range(2):
                Batch(connection, bot).carry([Job(event=event), Job(event=event)])
            rows = list(connection.execute(ledgers.AGENDA.select()))
            connection.execute(ledgers.AGENDA.delete())
            coming = [decode(row.body) for row in rows]
            event = next((one for one in coming if isinstance(one, ChangeDue)), None)
            steps += 1

        told = Writing(Shelf(connection))
        keys = [row.key for row in connection.execute(ledgers.OUTBOX.select())]
        assert steps == 3
        assert sorted(keys) == sorted(f"changed:1:c{n}" for n in range(230))
        assert told.changes_told() == {"1": (230, 0)}
        assert told.find(Change, "1").state == "done"
        assert told.find(Conversation, "web", "c7", "c7").question == telling.MARK


def test_what_customers_say_to_a_change_is_counted_and_listed(store):
    told = [ChangeTold(customer=f"c{n}", change="1", at=NOON, ask="t1") for n in range(4)]
    said = [replace(told[n], reacted_at=NOON + n * DAY, said=f"thanks {n}") for n in (1, 2)]
    other = ChangeTold(customer="c1", change="2", at=NOON, ask="t1")
    with kept(store, *told, *said, other, replace(other, change=NEWEST)) as connection:
        world = Writing(Shelf(connection))

        assert world.changes_told() == {"1": (4, 2), "2": (1, 0)}
        assert [each.said for each in world.reactions("1", 5)] == ["thanks 2", "thanks 1"]
        assert [each.said for each in world.reactions("1", 1)] == ["thanks 2"]
