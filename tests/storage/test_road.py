import asyncio
import datetime as dt

import pytest
from scribe import NOON, Scribe, delivered, fail, owed, rated, save, texts, typed
from sqlalchemy import event as hooks
from sqlalchemy import func, select

from bot.model import Ask, AskState, Conversation, Customer, Response
from bot.ports import Overloaded
from storage.ledgers import FAILED_EVENTS, SEEN
from storage.room import Room
from storage.shapes import shapes
from storage.tables import ASKS, RESPONSES


def find(store, kind, *key):
    with store.reader() as world:
        return world.find(kind, *key)


def count(store, table):
    with store.reading.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table))


async def test_an_answer_is_on_disk_when_its_reply_comes(road, store):
    replies = await road.put(rated(answer="2"))

    assert texts(replies) == ["None->2"]
    assert find(store, Response, "t1", "csat").score == 2
    assert find(store, Ask, "t1").state is AskState.ANSWERED
    assert find(store, Conversation, "web", "anna", "anna").question == "why"


async def test_an_event_that_comes_twice_counts_once(road, store):
    event = rated(answer="2")
    first, second = await asyncio.gather(road.put(event), road.put(event))
    third = await road.put(event)

    assert texts((*first, *second)) == ["None->2"]
    assert third == ()
    assert road.bot.handled.count(event.id) == 1


async def test_later_events_of_a_batch_see_what_earlier_ones_changed(road, store):
    answers = [rated(answer=str(score)) for score in (1, 2, 3, 4)]
    replies = await asyncio.gather(*map(road.put, answers))

    assert [text for reply in replies for text in texts(reply)] == ["None->1", "1->2", "2->3", "3->4"]


async def test_an_event_that_fails_leaves_nothing_and_stops_nobody(road, store):
    replies = await asyncio.gather(road.put(rated()), road.put(typed("fail")), road.put(rated("t1", "5")))

    assert [texts(reply) for reply in replies] == [["None->2"], ["sorry"], ["2->5"]]
    assert find(store, Customer, "never") is None
    assert count(store, FAILED_EVENTS) == 1


async def test_a_failed_event_is_tried_again_at_the_next_start(pave, store, late):
    first = await pave(Scribe({"x": fail}))
    await first.put(typed("x", name="again"))
    await first.drain()
    second = await pave(Scribe({"x": save(Customer(id="c9"))}))
    await second.drain()

    assert find(store, Customer, "c9")
    assert count(store, FAILED_EVENTS) == 0
    assert count(store, SEEN) == 1


async def test_an_event_that_always_fails_is_left_lying(pave, store, late):
    first = await pave(Scribe({"x": fail}))
    await first.put(typed("x"))
    await first.drain()
    for _ in range(6):
        await (await pave(Scribe({"x": fail}))).drain()

    with store.reading.connect() as connection:
        assert connection.execute(select(FAILED_EVENTS.c.attempts, FAILED_EVENTS.c.error)).all() == [(5, "LookupError")]
    assert late == []


async def test_what_the_database_refuses_fails_alone(road, store):
    road.bot.words["odd"] = save(Customer(id="odd", name=None))
    replies = await asyncio.gather(road.put(rated()), road.put(typed("odd")), road.put(rated("t1", "4")))

    assert [texts(reply) for reply in replies] == [["None->2"], ["sorry"], ["2->4"]]
    assert count(store, FAILED_EVENTS) == 1


@pytest.mark.parametrize("name", ["\x00", "\ud800", "9" * 5000])
async def test_odd_text_stops_nobody(road, store, name):
    road.bot.words["odd"] = save(Customer(id=name, name=name))
    replies = await asyncio.gather(
        road.put(typed("odd")), road.put(rated()), road.put(rated(name)), road.put(typed(name))
    )

    assert len(replies) == 4
    assert texts(replies[1]) == ["None->2"]


async def test_an_event_that_meets_a_conflict_is_done_again(road, store):
    answers = [rated(answer="1"), rated(answer="3")]

    def race(event, world):
        """Another replica handles the first answer just now."""
        road.bot.words.pop("race")
        if store.writer.dialect.name == "sqlite":
            world.shelf.connection.execute(SEEN.insert(), {"event_id": answers[0].id, "at": NOON})
        else:
            with store.writer.connect() as other, other.begin():
                other.execute(SEEN.insert(), {"event_id": answers[0].id, "at": NOON})

    road.bot.words["race"] = race
    replies = await asyncio.gather(road.put(answers[0]), road.put(typed("race")), road.put(answers[1]))

    assert count(store, FAILED_EVENTS) == 0
    assert texts(replies[2])[0].endswith("->3")
    assert find(store, Response, "t1", "csat").score == 3


async def test_when_the_commit_fails_nothing_is_kept_and_nobody_is_thanked(road, store):
    def die(connection):
        raise ConnectionResetError

    hooks.listen(store.writer, "commit", die)
    answers = await asyncio.gather(*(road.put(rated(answer=score)) for score in "123"), return_exceptions=True)
    hooks.remove(store.writer, "commit", die)

    assert not [reply for answer in answers if isinstance(answer, tuple) for reply in texts(answer) if "->" in reply]
    assert count(store, RESPONSES) == 0
    assert texts(await road.put(rated(answer="4"))) == ["None->4"]


async def test_a_database_that_cannot_be_written_pushes_back(road, store, hold):
    with hold():
        answers = await asyncio.gather(*(road.put(rated(answer=score)) for score in "12"), return_exceptions=True)

    assert [type(answer) for answer in answers] == [Overloaded, Overloaded]
    assert texts(await road.put(rated(answer="5"))) == ["None->5"]


async def test_a_full_road_pushes_back(pave, store, hold):
    road = await pave(Scribe(), _room=Room(2, wait=0.01))
    with hold():
        waiting = [asyncio.ensure_future(road.put(typed("x"))) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(Overloaded):
            await road.put(typed("x"))
        await asyncio.gather(*waiting, return_exceptions=True)

    assert texts(await road.put(typed("x"))) == ["ok"]
    await road.drain()


async def test_draining_finishes_what_is_under_way_and_takes_nothing_new(road, store):
    waiting = [asyncio.ensure_future(road.put(rated(answer="3"))) for _ in range(20)]
    await asyncio.sleep(0)
    await road.drain()

    assert all([await each for each in waiting])
    with pytest.raises(Overloaded):
        await road.put(rated())
    assert find(store, Response, "t1", "csat").score == 3


async def test_a_question_is_answered_while_the_road_is_held_up(road, store, hold):
    seen = []
    road.bot.words["?csat"] = lambda event, world: seen.append(world.find(Ask, "t1"))
    with hold():
        replies = await road.put(typed("?csat", name="q1"))

    assert texts(replies) == []
    assert seen[0].token == "t1"
    assert await road.put(typed("?csat", name="q1")) == ()
    assert len(seen) == 1


async def test_a_question_cannot_change_anything(road, store):
    road.bot.words["?bad"] = save(Customer(id="never"))

    assert texts(await road.put(typed("?bad"))) == ["sorry"]
    assert find(store, Customer, "never") is None


async def test_all_an_answer_needs_is_foreseen(road, store):
    await road.put(typed("begin"))
    statements = []
    hooks.listen(store.writer, "before_cursor_execute", lambda *args: statements.append(args[2]))
    await asyncio.gather(*(road.put(rated(answer=score)) for score in "1234"))
    reads = [statement for statement in statements if statement.startswith("SELECT")]

    assert len(reads) <= 6 * sum("FROM seen" in statement for statement in reads)


async def test_asks_that_are_answered_are_locked_on_postgresql(road, store):
    if store.writer.dialect.name == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    with store.writer.connect() as other, other.begin():
        other.execute(select(ASKS).with_for_update()).all()
        with pytest.raises(Overloaded):
            await road.put(rated())


async def test_delivery_opens_an_ask_once(road, store):
    assert texts(await road.put(delivered())) == ["ok"]
    assert texts(await road.put(rated("nobody"))) == ["unknown"]


async def test_a_naive_instant_fails_alone(road, store):
    odd, fine = await asyncio.gather(road.put(rated(at=dt.datetime(2026, 1, 1))), road.put(rated()))  # noqa: DTZ001

    assert texts(odd) == ["sorry"]
    assert texts(fine) == ["None->2"]


async def test_what_is_owed_rings(road):
    road.bot.words["owe"] = lambda event, world: world.owe(owed())
    road.owes.clear()
    await road.put(typed("owe"))

    assert road.owes.is_set()


async def test_what_another_replica_made_meanwhile_is_not_overwritten(road, store):
    if store.writer.dialect.name == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    found, shape = [], shapes(store.writer.dialect)[Customer]

    def make(event, world):
        found.append(world.find(Customer, "c9"))
        if len(found) == 1:
            with store.writer.connect() as other, other.begin():
                other.exec_driver_sql(shape.insert, shape.pack(Customer(id="c9", name="theirs")))
        world.save(found[-1] or Customer(id="c9", name="ours"))

    road.bot.words["make"] = make
    await road.put(typed("make"))

    assert [customer and customer.name for customer in found] == [None, "theirs"]
    assert find(store, Customer, "c9").name == "theirs"
