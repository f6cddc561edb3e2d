import asyncio
import sqlite3

import pytest
from scribe import Scribe, save, texts, typed

from bot.model import Customer
from storage.inbox import Inbox


def saved(store, key):
    with store.reader() as world:
        return world.find(Customer, key)


async def until(condition):
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 - what it waits for happens in other threads
            await asyncio.sleep(0.01)


async def rows(tmp_path):
    inbox = Inbox(next(iter(tmp_path.glob("*.inbox.db"))))
    found = [event_id for event_id, _ in await inbox.rows()]
    inbox.close()
    return found


async def test_a_held_up_event_is_accepted_and_its_replies_follow(road, store, hold, late, tmp_path):
    road.bot.words["x"] = save(Customer(id="c9"))
    with hold():
        assert await road.put(typed("x", name="held"), patience=0.01) == ()
        assert await rows(tmp_path) == ["held"]
        assert saved(store, "c9") is None
    await until(lambda: saved(store, "c9"))
    await road.drain()

    assert await rows(tmp_path) == []


async def test_late_replies_are_brought_by_the_platform(road, hold, late):
    with hold():
        assert await road.put(typed("hello"), patience=0.01) == ()
    await until(lambda: late)

    assert texts(late) == ["ok"]


async def test_who_has_time_gets_the_reply_at_once(road, late):
    assert texts(await road.put(typed("hello"), patience=5)) == ["ok"]
    assert late == []


async def test_what_the_inbox_holds_is_done_at_the_next_start(pave, store, hold, late, tmp_path):
    first = await pave(Scribe())
    with hold():
        await first.put(typed("x", name="held"), patience=0.01)
        await first.drain()
    second = await pave(Scribe({"x": save(Customer(id="c9"))}))
    await until(lambda: saved(store, "c9"))
    await second.drain()

    assert await rows(tmp_path) == []


async def test_an_unreadable_row_stops_nobody(pave, store, tmp_path):
    inbox = Inbox(tmp_path / f"{store.writer.url.database.rpartition('/')[2].removesuffix('.db')}.inbox.db")
    await inbox.rows()
    inbox.close()
    with sqlite3.connect(next(iter(tmp_path.glob("*.inbox.db")))) as file:
        file.execute("INSERT INTO inbox VALUES ('odd', 'not json')")
    file.close()
    road = await pave(Scribe())

    assert texts(await road.put(typed("x"))) == ["ok"]
    await road.drain()


@pytest.mark.parametrize("text", ["", "\x00", "\ud800"])
async def test_an_event_is_kept_whatever_it_says(road, hold, text, tmp_path):
    with hold():
        await road.put(typed(text, name="held"), patience=0.01)
        assert await rows(tmp_path) == ["held"]
