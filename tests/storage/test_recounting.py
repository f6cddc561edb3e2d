"""Whatever happened to the counts, a recount makes them what the rows say, while others write."""

import asyncio
import csv
import datetime as dt
import shutil
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scribe import NOON, Scribe, ask, interaction, response, save, typed
from sqlalchemy import delete, insert, select, update

import storage
from bot.core import FeedbackBot
from bot.errors import Refused
from bot.hours.setting import read as working
from bot.messages import CustomerEventRecorded, CustomerRef
from bot.workspace import Workspace
from handlers.files import importing
from storage import mending
from storage.batch import Batch
from storage.counts import LEDGERS
from storage.job import Job
from storage.ledgers import CROSSINGS, FLOWS, TALLIES

RIGA = ZoneInfo("Europe/Riga")
ALWAYS = working("", "", RIGA)
OFFICE = working("mon-fri 9:00-17:00", "2026-10-07", RIGA)
HEAD = ("reference", "customer", "agents", "team", "started", "ended", "replied", "csat", "comment")
DAYS = st.integers(0, 400).map(lambda day: str(dt.date(2025, 9, 1) + dt.timedelta(days=day)))
ROWS = st.builds(
    lambda number, agents, team, day, csat, comment: (
        *(f"C-{number}", f"K-{number % 3}", agents, team),
        *(f"{day} 10:00", f"{day} 19:30", f"{day} 11:00", csat, comment),
    ),
    st.integers(0, 9),
    st.sampled_from(["", "Bob", "Bob;Eve"]),
    st.sampled_from(["", "north"]),
    DAYS,
    st.sampled_from(["", "1", "5"]),
    st.sampled_from(["", "", "slow"]),
)
KINDS = st.tuples(st.sampled_from(["joined", "cancelled", "came_back", "referred"]), st.integers(0, 2), DAYS)


def counts(store):
    with store.reading.begin() as connection:
        return [
            sorted(tuple(row) for row in connection.execute(select(table)) if any(row[-len(ledger.sums) :]))
            for ledger in LEDGERS
            for table in ledger.tables
        ]


def recounted(store, hours=ALWAYS, told=lambda: None):
    return mending.recount(store.writer, store.reading, hours, told)


async def _filled(store, folder, rows, kinds):
    async def nobody(reply):
        return ""

    road = store.road(FeedbackBot(Workspace(zone=RIGA, hours=ALWAYS)), nobody)
    await road.start()
    with (folder / "calls.csv").open("w", newline="") as file:
        csv.writer(file).writerows([HEAD, *rows])
    await importing.load(folder / "calls.csv", None, road, RIGA, show=lambda done, total: None)
    for at, (kind, number, day) in enumerate(kinds):
        happened = dt.datetime.fromisoformat(f"{day}T10:00:00+00:00")
        who = CustomerRef(id=f"K-{number}")
        await road.put(CustomerEventRecorded(id=f"k{at}", at=NOON, customer=who, kind=kind, happened_at=happened))
    await road.drain()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROWS, max_size=25), kinds=st.lists(KINDS, max_size=8), harm=st.integers(0, 3))
def test_a_recount_gives_what_was_there_before_the_harm(migrated_file, tmp_path_factory, rows, kinds, harm):
    folder = tmp_path_factory.mktemp("recount")
    shutil.copy(migrated_file, folder / "afterword.db")
    store = storage.open(f"sqlite:///{folder}/afterword.db", RIGA, folder)
    asyncio.run(_filled(store, folder, rows, kinds))
    kept = counts(store)

    assert recounted(store).counts == 0
    with store.writer.begin() as connection:
        for table in (TALLIES, CROSSINGS, FLOWS):
            connection.execute(
                (delete(table), update(table).values(count=table.c.count + 1), delete(table).where(table.c.count == 1))[
                    harm % 3
                ]
            )
    recounted(store)
    assert counts(store) == kept
    assert recounted(store).counts == 0
    store.close()


def carry(store, *records):
    with store.writer.begin() as connection:
        Batch(connection, Scribe({"save": save(*records)})).carry([Job(event=typed("save"))])


def test_what_is_written_meanwhile_is_counted_once(store):
    carry(store, interaction(), *(ask(f"t{number}") for number in range(3)), response("t0"), response("t1", 4))
    with store.writer.begin() as connection:
        connection.execute(delete(TALLIES))
    late = [response("t2", 5), response("t1", 1)]

    recounted(store, told=lambda: carry(store, late.pop()) if late else None)
    found = counts(store)

    assert recounted(store).counts == 0
    assert counts(store) == found
    assert sum(row[-1] for row in found[0] if row[0] == "") == 3


def test_a_database_that_is_held_is_refused_and_left_as_it_was(store, hold):
    carry(store, interaction(), ask(), response())
    with store.writer.begin() as connection:
        connection.execute(update(TALLIES).values(count=7))
    before = counts(store)
    if store.writer.dialect.name == "sqlite":
        with hold(), pytest.raises(Refused, match=r"cli\.recount\.busy"):
            recounted(store)
        assert counts(store) == before
    assert recounted(store).counts > 0


def test_a_trial_and_a_voided_answer_are_not_counted(store):
    carry(store, interaction(), ask(), ask("t2", "i1"), response(void="a mistake"), response("t2", 5))
    with store.writer.begin() as connection:
        connection.execute(delete(TALLIES))
        connection.execute(insert(TALLIES), [_bogus("north"), _bogus("nowhere")])
    recounted(store)

    assert {row[3] for row in counts(store)[0]} == {"", "bob", "north", "lv"}
    assert {row[-1] for row in counts(store)[0]} == {1}


def _bogus(value):
    return {
        "dimension": "team",
        "measure": "csat",
        "day": NOON.date(),
        "value": value,
        "scale": 5,
        "score": 1,
        "count": 9,
    }


def test_other_hours_are_counted_with(store):
    opened = dt.datetime(2026, 10, 5, 13, tzinfo=dt.UTC)
    times = {
        "started_at": opened,
        "replied_at": opened + dt.timedelta(hours=2),
        "ended_at": opened + dt.timedelta(days=3),
    }
    whole = interaction(**times, replied_in=7200, resolved_in=259200)
    carry(store, whole, interaction("i2", started_at=None, ended_at=opened, replied_in=None))

    assert recounted(store, OFFICE).times == 1
    with store.reader() as world:
        found = world.find(type(whole), "i1")
    assert (found.replied_in, found.resolved_in) == (3600, (1 + 8 + 7) * 3600)
    assert recounted(store, OFFICE).times == 0
    assert recounted(store, ALWAYS).times == 1


def test_every_table_of_counts_can_be_made_anew():
    assert {table.name for ledger in LEDGERS for table in ledger.tables} >= {"tallies", "crossings", "flows"}
