"""What those who served say, against a slow count over random histories."""

import datetime as dt
from collections import Counter
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scribe import TODAY, Scribe, ask, interaction, response, save, typed

from bot.indicators import known
from bot.periods.window import Window
from bot.reports.views import Views
from bot.tally import Tally
from storage.archive import Archive
from storage.batch import Batch
from storage.job import Job

RIGA = ZoneInfo("Europe/Riga")
DAY = dt.timedelta(days=1)
contacts = st.lists(
    st.fixed_dictionaries(
        {
            "own": st.none() | st.integers(1, 5),
            "theirs": st.none() | st.integers(1, 5),
            "agent": st.sampled_from(["Ann", "Bob"]),
            "channel": st.sampled_from(["", "phone", "chat"]),
            "day": st.integers(0, 3),
            "void": st.booleans(),
            "test": st.booleans(),
            "chosen": st.sampled_from(["", "tools", "tools rules"]),
        }
    ),
    max_size=12,
)
looks = st.tuples(
    st.sampled_from(["", "agent", "channel", "day"]),
    st.dictionaries(st.sampled_from(["agent", "channel"]), st.sampled_from(["Ann", "phone"]), max_size=2),
    st.integers(0, 3),
    st.integers(1, 3),
)


def records(contacts):
    for n, one in enumerate(contacts):
        day, void = TODAY + one["day"] * DAY, "spam" if one["void"] else ""
        yield interaction(f"i{n}", ("Ann", "Bob"), ask=f"c{n}", channel=one["channel"])
        yield ask(f"c{n}", f"i{n}")
        yield replace(ask(f"a{n}", f"i{n}"), agent=one["agent"], test=one["test"])
        if one["theirs"]:
            yield response(f"c{n}", one["theirs"], day=day)
        if one["own"]:
            yield response(f"a{n}", one["own"], question="went", measure="agent_csat", day=day, void=void)
        yield response(f"a{n}", None, question="obstacle", measure="agent_choice", scale=0, text=one["chosen"], day=day)


def slow(contacts, window, by, filters):
    place = {"": lambda _: "", "day": lambda one: (TODAY + one["day"] * DAY).isoformat()}
    group = place.get(by) or (lambda one: one[by])
    counted = [one for one in contacts if one["own"] and not one["void"] and not one["test"]]
    fits = [one for one in counted if all(one[name] == value for name, value in filters.items())]
    inside = [one for one in fits if window.first <= TODAY + one["day"] * DAY < window.end]
    found = {}
    for name in {group(one) for one in inside} - ({""} if by else set()):
        here = [one for one in inside if group(one) == name]
        pairs = [one["own"] - one["theirs"] for one in here if one["theirs"]]
        signs = Counter((pair > 0) - (pair < 0) for pair in pairs)
        own = Tally(5, dict(Counter(one["own"] for one in here)))
        found[name] = Views(own=own, better=signs[1], same=signs[0], worse=signs[-1])
    return found


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contacts, looks)
def test_views_are_those_of_the_slow_count(store, contacts, look):
    by, filters, first, days = look
    window = Window(first=TODAY + first * DAY, end=TODAY + (first + days) * DAY, zone=RIGA)
    with store.writer.connect() as connection, connection.begin() as transaction:
        Batch(connection, Scribe({"all": save(*records(contacts))})).carry([Job(event=typed("all"))])
        archive = Archive(connection)
        found = archive.views(window, by, filters)
        customers = archive.tallies("csat", window, by, filters)
        transaction.rollback()

    assert {name: replace(each, customers=Tally()) for name, each in found.items()} == slow(
        contacts, window, by, filters
    )
    assert all(each.customers == customers.get(name, Tally()) for name, each in found.items())


def test_what_was_chosen_is_counted_by_question(store):
    some = [
        {"own": 4, "theirs": 2, "agent": "Ann", "channel": "", "day": 0, "void": False, "test": False, "chosen": chosen}
        for chosen in ("tools", "tools rules", "")
    ]
    window = Window(first=TODAY, end=TODAY + DAY, zone=RIGA)
    with store.writer.connect() as connection, connection.begin() as transaction:
        Batch(connection, Scribe({"all": save(*records(some))})).carry([Job(event=typed("all"))])
        found = Archive(connection).chosen(window, {})
        transaction.rollback()

    assert found == {"obstacle": {"tools": 2, "rules": 1}}


@pytest.mark.parametrize(
    ("better", "worse", "key"),
    [(9, 1, "better"), (1, 9, "worse"), (8, 2, "unclear"), (5, 5, "unclear")],
)
def test_a_tendency_is_named_only_where_chance_would_hardly_make_it(better, worse, key):
    views = Views(own=Tally(5, {4: 20}), better=better, same=3, worse=worse)
    notes = [note.key for note in known()["staff"].estimate(views).notes]

    assert f"indicator.staff.pairs.{key}" in notes


def test_a_customer_never_sees_what_staff_said_of_them(store):
    said = [
        interaction("i1", ("Ann",), ask="c1"),
        ask("c1", "i1"),
        replace(ask("a1", "i1"), agent="Ann"),
        response("c1", 5),
        response("a1", 1, question="went", measure="agent_csat"),
        response("a1", None, question="words", measure="agent_text", scale=0, text="a difficult person"),
    ]
    with store.writer.connect() as connection, connection.begin() as transaction:
        Batch(connection, Scribe({"all": save(*said)})).carry([Job(event=typed("all"))])
        _, [dealing] = Archive(connection).dealings("c1", 5)
        transaction.rollback()

    assert (dealing.scores, dealing.words) == ((("csat", 5, 5),), ())
