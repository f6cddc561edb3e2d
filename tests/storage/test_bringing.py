"""A file in bundles leaves the same database as its rows brought one by one."""

import asyncio
import csv
import itertools
import shutil
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scribe import NOON, Scribe, fail, interaction, save, typed
from sqlalchemy import select

import storage
from bot.core import FeedbackBot
from bot.messages import Actor, Address, Commanded, Reply
from bot.model import Role
from bot.workspace import Workspace
from handlers.files import importing, travel
from storage.ledgers import CROSSINGS, FLOWS, TALLIES
from storage.tables import TABLES, core

RIGA = ZoneInfo("Europe/Riga")
LEAD = Actor(platform="cli", person="lead")
HEAD = ("reference", "customer", "customer_name", "agents", "team", "language", "started", "talked", "csat", "comment")
ROWS = st.tuples(
    st.sampled_from(["", "C-1", "C-2", "C-3", "C-4"]),
    st.sampled_from(["", "K-1", "K-2"]),
    st.sampled_from(["", "Anna"]),
    st.sampled_from(["", "Bob", "Eve", "Bob;Eve"]),
    st.sampled_from(["", "north", "south"]),
    st.sampled_from(["", "lv"]),
    st.sampled_from(["2026-10-05 10:00", "2026-10-06 23:59", "", "2026-10-25 03:30", "yesterday"]),
    st.sampled_from(["", "60", "0"]),
    st.sampled_from(["", "1", "5", "9"]),
    st.sampled_from(["", "", "never called back", "thank you"]),
)
STEPS = st.lists(st.lists(ROWS, max_size=8) | st.sampled_from(["C-1", "C-2", "undo C-1"]), min_size=1, max_size=4)


class OneByOne:
    """The same road, for those who bring a single event."""

    def __init__(self, road):
        self._road = road

    async def bring(self, events, *, fresh=False):
        return [await self._road.put(event) for event in events]


def everything(store):
    """Return every row that is kept, but for which events were seen."""
    tables = [*(core(model) for model in TABLES.values()), TALLIES, CROSSINGS, FLOWS]
    with store.reading.begin() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table)) if row[-1] != 0), key=repr)
            for table in tables
        }


def workspace():
    numbers = itertools.count()
    return Workspace(zone=RIGA, roles={LEAD.subject: Role.LEAD}, mint=lambda: f"minted{next(numbers):04}")


async def _lived(store, folder, steps, way):
    async def nobody(reply):
        return ""

    road = store.road(FeedbackBot(workspace()), nobody)
    await road.start()
    try:
        return [await _done(way(road), road, folder / f"{at}.csv", step, at) for at, step in enumerate(steps)]
    finally:
        await road.drain()


async def _done(way, road, path, step, at):
    if isinstance(step, str):
        here = Address(platform="cli", chat="lead")
        told = Commanded(id=f"void{at}", at=NOON, actor=LEAD, where=here, name="void", words=f"{step} why not")
        return (await road.put(told))[0].text
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([HEAD, *step])
    found = await importing.load(path, None, way, RIGA, show=lambda done, total: None)
    return found.added, found.changed, found.unchanged, found.refused


@pytest.mark.parametrize("size", [3, 2000])
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_bundles_leave_what_single_rows_leave(migrated_file, tmp_path_factory, size, steps):
    found = []
    for way, most in ((lambda road: road, size), (OneByOne, 1)):
        folder = tmp_path_factory.mktemp("brought")
        shutil.copy(migrated_file, folder / "afterword.db")
        store = storage.open(f"sqlite:///{folder}/afterword.db", RIGA, folder)
        before, travel.MANY = travel.MANY, most
        try:
            told = asyncio.run(_lived(store, folder, steps, way))
            found.append((told, everything(store)))
        finally:
            travel.MANY = before
            store.close()

    assert found[0] == found[1]


async def test_a_bundle_is_kept_in_order_and_a_failing_event_takes_none_with_it(pave, store):
    bot = Scribe({"north": save(interaction(team="north")), "south": save(interaction(team="south")), "fail": fail})
    road = await pave(bot)
    told = await road.bring([typed("north"), typed("fail"), typed("south")], fresh=True)

    assert len(told) == 3
    with store.reader() as world:
        assert world.find(type(interaction()), "i1").team == "south"
    assert await road.bring([]) == []


class Echo:
    """Says that it heard."""

    def handle(self, event, world):
        return [Reply(to=event.where, text="heard")]

    def only_reads(self, event):
        return False


async def test_what_is_not_fresh_counts_once(pave):
    road = await pave(Echo())
    again = typed("north", name="n1")

    assert [bool(told) for told in await road.bring([again, typed("north"), again])] == [True, True, False]
    assert await road.bring([again]) == [()]
    assert [bool(told) for told in await road.bring([again], fresh=True)] == [True]
