import asyncio
import datetime as dt
from dataclasses import replace

import pytest
from clock import Clock
from scribe import NOON, Scribe, owed, typed
from sqlalchemy import select

from bot.messages import AskDue, Promise
from bot.model import SurveyRule
from storage import promises
from storage.agenda import Agenda
from storage.ledgers import AGENDA, OUTBOX
from storage.outbox import Outbox

SECOND = dt.timedelta(seconds=1)


@pytest.fixture
def agenda(road, store, clock):
    return Agenda(road, store.reading, now=clock, look=0.05)


def ask_due(key="p1", due_at=NOON, event="due1"):
    return Promise(key=key, due_at=due_at, event=AskDue(id=event, at=due_at, token="t1"))


async def do(road, work):
    road.bot.words["do"] = lambda event, world: work(world) and None
    return await road.put(typed("do"))


async def keep(agenda):
    while await agenda.step():
        pass


def kept(road):
    return [name for name in road.bot.handled if name.startswith("due")]


def rows(store):
    with store.reading.connect() as connection:
        return [row.key for row in connection.execute(select(AGENDA).order_by(AGENDA.c.key))]


async def test_what_is_due_comes_onto_the_road_once(road, agenda, store):
    await do(road, lambda world: world.promise(ask_due()))
    await keep(agenda)
    await keep(agenda)

    assert (kept(road), rows(store)) == (["due1"], [])


async def test_what_is_not_due_waits(road, agenda, clock):
    await do(road, lambda world: world.promise(ask_due(due_at=NOON + SECOND)))
    await keep(agenda)
    early = kept(road)
    clock.now += SECOND
    await keep(agenda)

    assert (early, kept(road)) == ([], ["due1"])


async def test_a_promise_made_anew_replaces_the_one_before(road, agenda, clock):
    await do(road, lambda world: world.promise(ask_due(event="due1")))
    await do(road, lambda world: world.promise(ask_due(event="due2", due_at=NOON + SECOND)))
    await keep(agenda)
    early = kept(road)
    clock.now += SECOND
    await keep(agenda)

    assert (early, kept(road)) == ([], ["due2"])


async def test_a_promise_taken_back_is_not_kept(road, agenda):
    await do(road, lambda world: world.promise(ask_due()))
    await do(road, lambda world: world.withdraw("p1"))
    await keep(agenda)

    assert kept(road) == []


async def test_what_an_event_promises_is_forgotten_when_the_event_fails(road, agenda):
    await do(road, lambda world: [world.promise(ask_due()), 1 / 0])
    await keep(agenda)

    assert kept(road) == []


async def test_the_event_may_promise_the_same_key_again(road, agenda, store, clock):
    handle = road.bot.handle

    def handled(event, world):
        if event.id == "due1":
            world.promise(ask_due(event="due2", due_at=NOON + SECOND))
        return handle(event, world)

    road.bot.handle = handled
    await do(road, lambda world: world.promise(ask_due()))
    await keep(agenda)
    waiting = rows(store)
    clock.now += SECOND
    await keep(agenda)

    assert (waiting, kept(road), rows(store)) == (["p1"], ["due1", "due2"], [])


async def test_a_promise_of_a_crashed_process_is_kept_by_the_next_one(road, agenda, store, clock):
    await do(road, lambda world: world.promise(ask_due()))
    await road.settle(lambda connection: promises.claim(connection, NOON, 10))
    await keep(agenda)
    held = kept(road)
    clock.now += promises.LEASE + SECOND
    await keep(agenda)

    assert (held, kept(road)) == ([], ["due1"])


async def test_replicas_share_the_promises(store, pave):
    first, second = await pave(Scribe()), await pave(Scribe())
    first.bot = first._bot
    await do(first, lambda world: [world.promise(ask_due(f"p{n}", event=f"due{n}")) for n in range(100)])
    loops = [Agenda(road, store.reading, now=Clock()) for road in (first, second)]
    await asyncio.gather(*(keep(loop) for loop in loops))

    done = [name for road in (first, second) for name in road._bot.handled if name.startswith("due")]
    assert sorted(done) == sorted(f"due{n}" for n in range(100))
    assert rows(store) == []


async def test_a_promise_brought_twice_happens_once(road, store):
    await do(road, lambda world: world.promise(ask_due()))
    event = ask_due().event
    [first] = await road.settle(lambda connection: promises.claim(connection, NOON, 10))
    for _ in range(2):
        await road.settle(lambda connection: promises.finish(connection, first), event)

    assert kept(road) == ["due1"]


async def test_the_loop_wakes_when_something_nearer_is_promised(road, store):
    agenda = Agenda(road, store.reading)
    loop = asyncio.create_task(agenda.run())
    await do(road, lambda world: world.promise(ask_due("far", dt.datetime(2100, 1, 1, tzinfo=dt.UTC), "due2")))
    soon = dt.datetime.now(dt.UTC) + SECOND / 10
    await do(road, lambda world: world.promise(ask_due("near", soon, "due1")))
    async with asyncio.timeout(10):
        while not kept(road):  # noqa: ASYNC110 - the loop under test runs beside
            await asyncio.sleep(0.001)
    loop.cancel()
    await asyncio.wait([loop])

    assert kept(road) == ["due1"]


async def test_the_loop_survives_a_database_that_is_held_up(road, store, hold, monkeypatch):
    monkeypatch.setattr("storage.agenda.AGAIN", 0.01)
    monkeypatch.setattr("storage.promises.LEASE", SECOND / 20)
    await do(road, lambda world: world.promise(ask_due()))
    with hold():
        loop = asyncio.create_task(Agenda(road, store.reading, look=0.01).run())
        await asyncio.sleep(0.3)
    async with asyncio.timeout(20):
        while rows(store):  # noqa: ASYNC110 - the loop under test runs beside
            await asyncio.sleep(0.01)
    loop.cancel()
    await asyncio.wait([loop])

    assert kept(road) == ["due1"]


async def sends(road, store):
    """Return what is sent now, with the message each would edit."""
    sent = []

    async def deliver(reply):
        sent.append((reply.text, reply.to.message))
        return "m1"

    outbox = Outbox(road, store.reading, deliver, now=Clock())
    while await outbox.step():
        await outbox.settled()
    return sent


def edit(text="withdrawn"):
    return replace(owed(text=text), only_edits=True)


async def test_an_edit_of_a_sent_message_is_sent(road, store):
    await do(road, lambda world: world.owe(owed()))
    before = await sends(road, store)
    await do(road, lambda world: world.owe(edit()))

    assert [*before, *await sends(road, store)] == [("hello", ""), ("withdrawn", "m1")]


async def test_a_message_that_was_not_sent_never_is_once_only_its_edit_is_owed(road, store):
    await do(road, lambda world: world.owe(owed()))
    await do(road, lambda world: world.owe(edit()))

    assert await sends(road, store) == []
    with store.reading.connect() as connection:
        assert [(row.done, row.reason) for row in connection.execute(select(OUTBOX))] == [(True, "")]


async def test_an_edit_of_nothing_is_nothing(road, store):
    await do(road, lambda world: world.owe(edit()))

    assert await sends(road, store) == []


async def test_every_record_of_a_kind_is_seen_with_what_the_event_changed(road):
    seen = []
    await do(road, lambda world: world.save(SurveyRule(id="1", survey="a"), SurveyRule(id="2", survey="b")))

    def look(world):
        world.save(SurveyRule(id="2", survey="changed"), SurveyRule(id="3", survey="new"))
        seen.extend((rule.id, rule.survey) for rule in world.every(SurveyRule))

    await do(road, look)

    assert seen == [("1", "a"), ("2", "changed"), ("3", "new")]
