"""The fast way to scores against the slow one, over what a company lived through: random, late, edited, taken out."""

import datetime as dt
from collections import Counter
from dataclasses import replace
from itertools import count
from zoneinfo import ZoneInfo

import pytest
import slow_contacts
import surveys
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scribe import Scribe, save, typed
from slow_scores import SLOW, Told, csat

from bot.core import FeedbackBot
from bot.indicators import known
from bot.messages import Actor, Address, CustomerRef, InteractionEnded, Rated
from bot.model import Ask, Customer, Interaction, Response, Role
from bot.periods import Window
from bot.taps import commanded
from bot.workspace import Workspace
from storage import zones
from storage.archive import Archive
from storage.batch import Batch
from storage.job import Job
from storage.shelf import Shelf

ZONES = ["Europe/Riga", "America/Santiago", "Pacific/Apia", "Asia/Manila"]
START = dt.datetime(2026, 10, 23, 18, tzinfo=dt.UTC)
"""The clocks are set back in Riga two nights later."""
LEAD = Actor(platform="slack", person="ULEAD")
HERE = Address(platform="slack", chat="C")
SURVEY = surveys.plan(
    surveys.question("csat", "csat"),
    surveys.question("nps", "nps"),
    surveys.question("ces", "ces"),
    surveys.question("areas", "areas"),
    surveys.question("understood", "yesno"),
    name="service",
)
SLOTS = {
    "csat": (1, 5),
    "nps": (0, 10),
    "ces": (1, 7),
    "areas.courtesy": (1, 5),
    "areas.speed": (1, 5),
    "understood": (0, 1),
}
PEOPLE = (
    Customer(id="c1", segment="small", contract="yearly"),
    Customer(id="c2", segment="large"),
    Customer(id="c3", contract="monthly"),
)
ids = count()
words = st.sampled_from(["", "a", "b"])
instants = st.integers(0, 8 * 24 * 2).map(lambda halves: START + dt.timedelta(minutes=30 * halves))


@st.composite
def served(draw):
    return (
        "serve",
        {
            "customer": draw(st.sampled_from(["c1", "c2", "c3"])),
            "agents": tuple(draw(st.lists(st.sampled_from(["", "ann", "bob"]), max_size=3))),
            **{name: draw(words) for name in ("team", "channel", "kind", "product", "language")},
            **{name: draw(st.none() | st.integers(0, 5000)) for name in ("talked", "waited")},
        },
        draw(instants),
    )


@st.composite
def answered(draw):
    slot = draw(st.sampled_from(["csat", "csat", *SLOTS]))
    late = draw(st.integers(0, 10 * 24))
    return ("rate", draw(st.integers(0, 9)), slot, draw(st.integers(*SLOTS[slot])), late, draw(st.booleans()))


LIVES = st.tuples(
    st.lists(served(), min_size=2, max_size=8),
    st.lists(answered(), min_size=8, max_size=25),
    st.lists(st.tuples(st.sampled_from(["void", "void", "undo"]), st.integers(0, 9)), max_size=3),
    st.lists(st.sampled_from(["c1 c2", "c3 c1"]), max_size=2, unique=True),
)
LOOKS = st.tuples(
    st.sampled_from(["", "agent", "area", "day", "channel", "language", "team"]),
    st.dictionaries(
        st.sampled_from(["agent", "channel", "kind", "area"]), st.sampled_from(["a", "ann", "speed"]), max_size=2
    ),
    st.sampled_from(ZONES),
    st.integers(0, 9),
    st.integers(1, 18),
)


class Company:
    """A bot on a database, to which things happen."""

    def __init__(self, connection):
        self.connection = connection
        tokens = (f"token{number:017}" for number in count())
        roles = {LEAD.subject: Role.LEAD}
        self.workspace = Workspace(
            zone=ZoneInfo("Europe/Riga"), roles=roles, surveys={"service": SURVEY}, mint=lambda: next(tokens)
        )
        self.bot = FeedbackBot(self.workspace)
        self.carry(Scribe({"people": save(*PEOPLE)}), typed("people"))
        self.asked = []

    def carry(self, bot, *events):
        Batch(self.connection, bot).carry([Job(event=event) for event in events])

    def lives(self, serving, answering, voiding, linking):
        for number, (_, facts, at) in enumerate(serving):
            about = Interaction(id=f"i{number}", ended_at=at, **{k: v for k, v in facts.items() if k != "customer"})
            ref = CustomerRef(id=facts["customer"])
            self.carry(
                self.bot, InteractionEnded(id=f"s{next(ids)}", at=at, customer=ref, interaction=about, where=HERE)
            )
            self.asked.append((self.found(Interaction)[-1].ask, at))
        for one in answering:
            self.rates(*one[1:])
        for what, number in voiding:
            self.says(
                f"/void {'undo ' if what == 'undo' else ''}i{number % len(serving)} a mistake".removesuffix(
                    " a mistake" if what == "undo" else ""
                )
            )
        for pair in linking:
            self.says(f"/link {pair}")

    def rates(self, number, slot, score, late, twice):
        token, asked_at = self.asked[number % len(self.asked)]
        actor = Actor(platform="web", person=token)
        at = asked_at + dt.timedelta(hours=late)
        rated = Rated(
            id=f"s{next(ids)}", at=at, actor=actor, where=Address(platform="web", chat=token),
            token=token, question=slot, answer=str(score),
        )  # fmt: skip
        self.carry(self.bot, *[rated] * (1 + twice))

    def says(self, words):
        at = START + dt.timedelta(days=19)
        self.carry(self.bot, commanded(words, id=f"s{next(ids)}", at=at, actor=LEAD, where=HERE))

    def found(self, kind):
        records = [record for _, record in Shelf(self.connection).whole(kind)]
        return sorted(records, key=lambda one: int(one.id[1:])) if kind is Interaction else records

    def told(self):
        return Told.of(*(self.found(kind) for kind in (Response, Ask, Interaction, Customer)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LIVES, LOOKS)
def test_the_fast_way_says_what_the_slow_one_does(store, life, look):
    by, filters, zone, first, days = look
    start = START.date() + dt.timedelta(days=first)
    window = Window(first=start, end=start + dt.timedelta(days=days), zone=ZoneInfo(zone))
    with store.writer.connect() as connection, connection.begin() as transaction:
        company = Company(connection)
        company.lives(*life)
        zones.settle(connection, window.zone)
        told, archive = company.told(), Archive(connection)
        _scores(archive, told, window, by, filters)
        _areas(archive, told, window, filters)
        _asked(archive, told, window, by, filters)
        _fair(archive, told, window, filters)
        _pairs(archive, told, window, filters)
        transaction.rollback()


def _scores(archive, told, window, by, filters):
    for name, slow in SLOW.items():
        measure = "area" if name == "csat" and "area" in {by, *filters} else name
        fast = known()[name].source.read(archive, window, by, filters)
        expected = told.groups(measure, window, by, filters)
        assert fast.keys() == expected.keys()
        for group, tally in fast.items():
            _same(known()[name].estimate(tally), slow(expected[group]))


def _same(estimate, expected):
    assert (estimate is None) == (expected is None)
    if estimate:
        assert (estimate.n, estimate.value) == (expected[0], pytest.approx(expected[1]))


def _areas(archive, told, window, filters):
    fast = known()["areas"].source.read(archive, window, "area", filters)
    expected = {}
    for measure in ("area", "yes", "csat"):
        expected |= told.groups(measure, window, "area", filters)
    assert fast.keys() == expected.keys()
    for area, rated in fast.items():
        _same(known()["areas"].estimate(rated), csat(expected[area]))


def _asked(archive, told, window, by, filters):
    if {by, *filters} & {"area", "day"}:
        return
    fast = archive.asked(window, by, filters)
    for group in {name for one in told.interactions.values() for name in slow_contacts.values(one, by)}:
        share = fast[group].answered if group in fast else None
        found = list(told.asks.values()), list(told.interactions.values())
        assert ((share.hits, share.n) if share else (0, 0)) == slow_contacts.answered(
            *found, window, by, filters, group
        )


def _fair(archive, told, window, filters):
    by = ("segment", "contract", "language")
    fast = archive.fair("area" if "area" in filters else "csat", by, window, filters)
    for name in by:
        found = {group: (Counter(each.tally.counts), each.customers) for group, each in fast[name].items()}
        assert found == told.fair("area" if "area" in filters else "csat", window, name, filters)


def _pairs(archive, told, window, filters):
    filters = {name: value for name, value in filters.items() if name != "area"}
    areas = ["courtesy", "speed", "understood"]
    fast = archive.pairs("csat", areas, window, filters)
    found = Counter({tuple(row): times for times, *row in fast.rows})
    assert found == told.pairs("csat", areas, window, filters)


def test_a_group_is_as_large_as_the_customers_in_it(store):
    """Two answers of one customer and one of another who was linked to them are those of one."""
    facts = {"agents": ("ann",), "language": "lv"}
    life = [("serve", {"customer": name, **facts}, START) for name in ("c1", "c1", "c2")]
    rates = [("rate", number, "csat", 5, 1, False) for number in range(3)]
    window = Window(first=START.date(), end=START.date() + dt.timedelta(days=9), zone=ZoneInfo("Europe/Riga"))
    with store.writer.connect() as connection, connection.begin() as transaction:
        company = Company(connection)
        company.lives(life, rates, [], ["c1 c2"])
        found = Archive(connection).fair("csat", ("language", "segment"), window, {})
        transaction.rollback()
    assert {name: (group.tally.n, group.customers) for name, group in found["language"].items()} == {"lv": (3, 1)}
    assert found["segment"].keys() == {"small"}


def test_answers_that_are_not_counted_stand_beside_nothing(store):
    window = Window(first=START.date(), end=START.date() + dt.timedelta(days=9), zone=ZoneInfo("Europe/Riga"))
    with store.writer.connect() as connection, connection.begin() as transaction:
        company = Company(connection)
        rates = [("rate", 0, slot, 1, 1, False) for slot in ("csat", "areas.speed")]
        company.lives([("serve", {"customer": "c1", "talked": 15}, START)], rates, [], [])
        archive = Archive(connection)
        assert archive.pairs("csat", ["speed"], window, {}).rows == [(1, 1, None, 1, 1)]
        (ask,) = company.found(Ask)
        company.carry(Scribe({"test": save(replace(ask, test=True))}), typed("test"))
        assert archive.pairs("csat", ["speed"], window, {}).rows == []
        assert archive.fair("csat", ["segment"], window, {}) == {"segment": {}}
        transaction.rollback()
