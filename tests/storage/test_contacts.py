"""The fast ways of the archive against the slow ones, over random histories, zones, filters and clock changes."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import slow_contacts as slow
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.indicators import known
from bot.model import OUTCOMES, AgreedTime, Ask, AskState, Customer, Interaction
from bot.periods import Window
from storage.archive import Archive
from storage.shapes import shapes

ZONES = ["UTC", "Europe/Riga", "America/New_York", "Pacific/Kiritimati"]
START = dt.datetime(2026, 10, 20, tzinfo=dt.UTC)
WORDS = ["", "a", "b"]
seconds = st.none() | st.integers(0, 400)
instants = st.integers(0, 14 * 24 * 60).map(lambda minutes: START + dt.timedelta(minutes=minutes))


@st.composite
def interactions(draw):
    started, ended = draw(st.none() | instants), draw(st.none() | instants)
    if started is None and ended is None:
        started = draw(instants)
    return {
        "customer": draw(st.sampled_from(["", "c1", "c2"])),
        "agents": tuple(draw(st.lists(st.sampled_from(["", "ann", "bob"]), max_size=3))),
        **{name: draw(st.sampled_from(WORDS)) for name in ("team", "channel", "kind", "product", "language")},
        **{name: draw(seconds) for name in ("talked", "held", "wrapped_up", "waited", "replied_in", "resolved_in")},
        "started_at": started,
        "ended_at": ended,
        "outcome": draw(st.sampled_from(["", *OUTCOMES])),
        "reply_kept": draw(st.none() | st.booleans()),
        "resolution_kept": draw(st.none() | st.booleans()),
    }


asks = st.fixed_dictionaries(
    {
        "asked_at": instants,
        "state": st.sampled_from(AskState),
        "test": st.booleans(),
        "platform": st.sampled_from(["", "file", "web"]),
        "version": st.sampled_from(["", "1"]),
    }
)
agreed = st.builds(
    AgreedTime,
    kind=st.sampled_from(WORDS),
    channel=st.sampled_from(WORDS),
    since=st.sampled_from(["", "2026-10-26"]),
    reply=seconds,
    resolve=seconds,
)
looks = st.tuples(
    st.sampled_from(["", "agent", "channel", "kind", "team"]),
    st.dictionaries(st.sampled_from(["agent", "channel", "kind"]), st.sampled_from(["a", "ann"]), max_size=2),
    st.sampled_from(ZONES),
    st.integers(0, 13),
    st.integers(1, 14),
)


class Agreed(list):
    zone: ZoneInfo


@pytest.fixture
def remembered(store):
    def keep(connection, records):
        for record in records:
            shape = shapes(connection.dialect)[type(record)]
            connection.exec_driver_sql(shape.upsert, [shape.pack(record)])
        return Archive(connection)

    return keep


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(interactions(), max_size=12), st.lists(asks, max_size=8), st.lists(agreed, max_size=4), looks)
def test_the_fast_way_says_what_the_slow_one_does(store, remembered, told, sent, times, look):
    by, filters, zone, first, days = look
    everything = [Interaction(id=f"i{number}", **facts) for number, facts in enumerate(told)]
    about = everything or [Interaction(id="i0", started_at=START)]
    some = [
        Ask(token=f"t{n}", interaction=about[n % len(about)].id, customer="", survey="s", expires_at=START, **facts)
        for n, facts in enumerate(sent)
    ]
    window = Window(
        first=START.date() + dt.timedelta(days=first),
        end=START.date() + dt.timedelta(days=first + days),
        zone=ZoneInfo(zone),
    )
    own = Agreed({(each.kind, each.channel, each.since): each for each in times}.values())
    own.zone = window.zone
    with store.writer.connect() as connection, connection.begin() as transaction:
        archive = remembered(connection, [*about, *some, *own])
        _compare(archive, about, some, own, window, by, filters)
        transaction.rollback()


def _compare(archive, everything, some, own, window, by, filters):
    took, kept = archive.took(window, by, filters), archive.kept(window, by, filters)
    firsts, asked = archive.firsts(window, by, filters), archive.asked(window, by, filters)
    names = {name for one in everything for name in slow.values(one, by)}
    assert {*took, *kept, *firsts, *asked} <= names
    for name in names:
        chosen = slow.group(everything, window, by, filters, name)
        _same_time(took.get(name), slow.handling(chosen))
        shares = [_share(kept.get(name), part) for part in ("reply", "resolution")]
        assert shares == list(slow.kept(chosen, own))
        assert _share(firsts.get(name), "resolved") == slow.first_contacts(chosen, everything)
        assert _share(asked.get(name), "answered") == slow.answered(some, everything, window, by, filters, name)


def _same_time(found, expected):
    estimate = known()["time"].estimate(found) if found else None
    if expected is None:
        assert estimate is None
        return
    assert (estimate.n, estimate.value) == expected[:2]
    assert (estimate.data["p90"], estimate.data["mean"]) == pytest.approx(expected[2:])


def _share(sample, part):
    share = getattr(sample, part) if sample else None
    return (share.hits, share.n) if share else (0, 0)


@pytest.mark.parametrize(("minutes", "enough"), [(0, 0), (7 * 1440, 0), (7 * 1440 + 1, 2)])
def test_who_comes_back_within_a_week_was_not_helped_the_first_time(store, remembered, minutes, enough):
    times = [START, START + dt.timedelta(minutes=minutes)]
    came = [Interaction(id=f"i{n}", customer="c", kind="a", started_at=at, ended_at=at) for n, at in enumerate(times)]
    window = Window(first=START.date(), end=START.date() + dt.timedelta(days=9), zone=ZoneInfo("UTC"))
    with store.writer.connect() as connection, connection.begin() as transaction:
        found = remembered(connection, came).firsts(window)[""]
        transaction.rollback()
    assert (found.resolved.hits, found.again) == (enough, int(0 < minutes <= 7 * 1440))


def test_linked_customers_are_one(store, remembered):
    people = [Customer(id="c1"), Customer(id="c2", merged_into="c1")]
    later = START + dt.timedelta(days=1)
    came = [
        Interaction(id="i1", customer="c1", started_at=START, ended_at=START),
        Interaction(id="i2", customer="c2", started_at=later, ended_at=later),
    ]
    window = Window(first=START.date(), end=START.date() + dt.timedelta(days=2), zone=ZoneInfo("UTC"))
    with store.writer.connect() as connection, connection.begin() as transaction:
        found = remembered(connection, [*people, *came]).firsts(window)[""]
        transaction.rollback()
    assert (found.resolved.hits, found.resolved.n, found.again) == (0, 1, 1)


def test_the_days_that_hold_anything_are_those_of_the_first_and_the_last(store, remembered):
    came = [Interaction(id="i1", started_at=START), Interaction(id="i2", ended_at=START + dt.timedelta(days=3))]
    with store.writer.connect() as connection, connection.begin() as transaction:
        archive = remembered(connection, came)
        assert archive.served() == (START.date(), START.date() + dt.timedelta(days=3))
        assert archive.asking() is None
        assert archive.received(Window(first=START.date(), end=START.date(), zone=ZoneInfo("UTC"))) == 0
        transaction.rollback()
