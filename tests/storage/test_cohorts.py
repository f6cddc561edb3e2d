"""Customers who come and go: the daily counts against a slow count over every instant of every customer."""

import datetime as dt
from dataclasses import replace
from itertools import count
from zoneinfo import ZoneInfo

import pytest
import slow_customers
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

import storage
from bot.core import FeedbackBot
from bot.indicators import churn, retention
from bot.messages import CustomerChanged, CustomerEventRecorded, CustomerRef
from bot.model import Customer, CustomerEvent, Stay
from bot.periods import Window
from bot.reports.cohort import Cohort
from bot.workspace import Workspace
from storage import flows
from storage.batch import Batch
from storage.job import Job
from storage.ledgers import FLOWS, SEEN
from storage.tables import TABLES, core

ZONES = ["Europe/Riga", "America/Santiago", "Africa/Cairo", "Pacific/Apia", "Asia/Manila"]
START = dt.datetime(2026, 3, 25, tzinfo=dt.UTC)
NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
CONTRACTS = {"c1": "monthly", "c2": "yearly", "c3": ""}
ids = count()

MOMENTS = st.integers(0, 12 * 8).map(lambda steps: START + dt.timedelta(hours=3 * steps))
TOLD = st.builds(
    lambda customer, kind, at, product, value, reason: CustomerEventRecorded(
        id=f"e{next(ids)}",
        at=NOW,
        customer=CustomerRef(id=customer),
        kind=kind,
        happened_at=at,
        product=product,
        value=value if kind in {"joined", "came_back", "value_changed"} else None,
        currency="EUR" if value is not None and kind in {"joined", "came_back", "value_changed"} else "",
        reason=reason if kind == "cancelled" else "",
    ),
    st.sampled_from(sorted(CONTRACTS)),
    st.sampled_from(
        ["joined", "joined", "cancelled", "cancelled", "came_back", "referred", "value_changed", "returned"]
    ),
    MOMENTS,
    st.sampled_from(["", "", "tv", "net"]),
    st.none() | st.integers(1, 9),
    st.sampled_from(["", "price", "moved"]),
)
HISTORIES = st.lists(TOLD, min_size=4, max_size=30)
WINDOWS = st.builds(lambda first, days: (first, days), st.integers(0, 11), st.integers(1, 12))


def window_of(zone, first, days):
    begin = START.date() + dt.timedelta(days=first)
    return Window(first=begin, end=begin + dt.timedelta(days=days), zone=ZoneInfo(zone))


def carry(connection, zone, events):
    bot = FeedbackBot(Workspace(zone=ZoneInfo(zone)))
    batch = Batch(connection, bot)
    batch.carry([Job(event=event) for event in events])
    assert batch.failed == []


def clear(connection):
    for table in (*(core(TABLES[kind]) for kind in (Customer, CustomerEvent, Stay)), FLOWS, SEEN):
        connection.execute(delete(table))


def known(connection, zone):
    facts = [
        CustomerChanged(id=f"e{next(ids)}", at=NOW, customer=CustomerRef(id=name), contract=contract)
        for name, contract in CONTRACTS.items()
    ]
    carry(connection, zone, facts)


def counted(connection):
    rows = connection.execute(select(FLOWS).where((FLOWS.c.count != 0) | (FLOWS.c.worth != 0)))
    return {tuple(row[:-2]): tuple(row[-2:]) for row in rows}


def told_by_customer(history, contract=""):
    """Group what was told; the same kind, instant and product of a customer is told twice and counts once."""
    found = {}
    for one in history:
        if not contract or CONTRACTS[one.customer.id] == contract:
            found.setdefault(one.customer.id, {})
            key = (one.kind, one.happened_at, one.product)
            first = found[one.customer.id].get(key)
            found[one.customer.id][key] = replace(one, reason=one.reason or (first.reason if first else ""))
    return {name: list(events.values()) for name, events in found.items()}


def figures(found, money, reasons):
    names = ("start", "lost", "joined", "back", "brief", "cancelled", "returned", "active", "referrers", "referrals")
    return {name: found[name] for name in names}, money["start", "EUR"], money["lost", "EUR"], dict(+reasons)


def of(cohort):
    names = ("start", "lost", "joined", "back", "brief", "cancelled", "returned", "active", "referrers", "referrals")
    money = cohort.money.get("EUR")
    return (
        {name: getattr(cohort, name) for name in names},
        money.start if money else 0,
        money.lost if money else 0,
        dict(cohort.reasons),
    )


@pytest.fixture
def world(store):
    """A connection whose changes are taken back, and a world on it."""
    with store.writer.connect() as connection, connection.begin() as transaction:
        yield connection
        transaction.rollback()


SLOWLY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SLOWLY
@given(history=HISTORIES, zone=st.sampled_from(ZONES), span=WINDOWS, contract=st.sampled_from(["", "monthly"]))
def test_the_counts_agree_with_a_slow_count_of_every_instant(world, history, zone, span, contract):
    clear(world)
    known(world, zone)
    for start in range(0, len(history), 7):
        carry(world, zone, history[start : start + 7])
    window = window_of(zone, *span)
    expected = figures(*slow_customers.cohort(told_by_customer(history, contract), window))

    found = storage.cohorts.cohorts(world, window, "", {"contract": contract}).get("", Cohort())

    assert of(found) == expected
    assert found.kept + found.lost == found.start


@SLOWLY
@given(history=HISTORIES, zone=st.sampled_from(ZONES), span=WINDOWS)
def test_by_product_and_contract_each_group_agrees(world, history, zone, span):
    clear(world)
    known(world, zone)
    carry(world, zone, history)
    window = window_of(zone, *span)
    compared = ("start", "lost", "joined", "back", "brief")

    by_product = storage.cohorts.cohorts(world, window, "product", {})
    for product in ("tv", "net"):
        expected, _, _ = slow_customers.cohort(told_by_customer(history), window, product)
        found = by_product.get(product, Cohort())
        assert {name: getattr(found, name) for name in compared} == {name: expected[name] for name in compared}
    by_contract = storage.cohorts.cohorts(world, window, "contract", {})
    for contract in ("monthly", "yearly"):
        found = by_contract.get(contract, Cohort())
        assert of(found) == figures(*slow_customers.cohort(told_by_customer(history, contract), window))
    assert "" not in by_contract


@SLOWLY
@given(history=HISTORIES, zone=st.sampled_from(ZONES), span=WINDOWS)
def test_retention_is_all_less_churn(world, history, zone, span):
    clear(world)
    carry(world, zone, history)
    found = storage.cohorts.cohorts(world, window_of(zone, *span), "", {}).get("", Cohort())
    stayed, left = retention.estimate(found), churn.estimate(found)

    assert (stayed is None) == (left is None) == (found.start == 0)
    if stayed:
        assert stayed.value + left.value == pytest.approx(1)
        assert 0 <= stayed.value <= 1
        assert (found.end - (found.joined + found.back - found.brief)) / found.start == stayed.value


@SLOWLY
@given(history=HISTORIES, order=st.randoms(use_true_random=False), zone=st.sampled_from(ZONES))
def test_late_and_repeated_events_end_in_the_same_counts(world, history, order, zone):
    """The order of arrival decides only between events of one customer at one instant."""
    once = list({(one.customer.id, one.happened_at): one for one in history}.values())
    clear(world)
    carry(world, zone, once)
    straight = counted(world)
    clear(world)
    shuffled = [replace(one, id=f"again{next(ids)}") for one in [*once, *once[:5]]]
    order.shuffle(shuffled)
    for one in shuffled:
        carry(world, zone, [one])

    assert counted(world) == straight


@SLOWLY
@given(history=HISTORIES)
def test_a_recount_and_another_zone_change_nothing_that_they_should_not(world, history):
    clear(world)
    carry(world, "Pacific/Apia", history)
    kept = counted(world)
    flows.rebuild(world)
    assert counted(world) == kept
    storage.lifetimes.move(world, ZoneInfo("America/Santiago"))
    moved = counted(world)
    clear(world)
    carry(world, "America/Santiago", [replace(one, id=f"moved{next(ids)}") for one in history])
    assert counted(world) == moved


def test_a_hundred_at_the_start_of_whom_ten_left_and_one_more_came_and_went(world):
    def told(customer, kind, day):
        at = dt.datetime(2026, 5, day, 12, tzinfo=dt.UTC)
        ref = CustomerRef(id=customer)
        return CustomerEventRecorded(id=f"e{next(ids)}", at=NOW, customer=ref, kind=kind, happened_at=at)

    events = [told(f"c{number}", "joined", 1) for number in range(100)]
    events += [told(f"c{number}", "cancelled", 12) for number in range(10)]
    events += [told("new", "joined", 11), told("new", "cancelled", 13)]
    carry(world, "Europe/Riga", events)
    window = Window(first=dt.date(2026, 5, 10), end=dt.date(2026, 5, 17), zone=ZoneInfo("Europe/Riga"))
    found = churn.estimate(storage.cohorts.cohorts(world, window, "", {})[""])

    assert (found.value, found.hits, found.n) == (0.10, 10, 100)
    assert found.data["cancelled"] == 11
