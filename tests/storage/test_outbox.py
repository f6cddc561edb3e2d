import asyncio
import datetime as dt
from dataclasses import dataclass, field

import pytest
from scribe import NOON, owed, rated, typed
from sqlalchemy import select

from bot.ports import TryLater, Undeliverable
from storage import owing
from storage.ledgers import OUTBOX
from storage.outbox import Outbox

SECOND = dt.timedelta(seconds=1)


@dataclass
class Chats:
    """A platform that notes what it is given; ``answers`` are what its next calls raise."""

    sent: list = field(default_factory=list)
    answers: list = field(default_factory=list)
    gate: asyncio.Event | None = None

    async def deliver(self, reply):
        self.sent.append((reply.text, reply.to.message))
        if self.gate:
            await self.gate.wait()
        if self.answers and (answer := self.answers.pop(0)):
            raise answer
        return f"m{len(self.sent)}"

    @property
    def texts(self):
        return [text for text, _ in self.sent]


@pytest.fixture
def chats():
    return Chats()


@pytest.fixture
def outbox(road, store, chats, clock):
    return Outbox(road, store.reading, chats.deliver, now=clock, poll=0.01)


async def owe(road, *messages):
    road.bot.words["owe"] = lambda event, world: [world.owe(message) for message in messages] and None
    await road.put(typed("owe"))


async def send(outbox):
    """Send until nothing more is due."""
    while await outbox.step():
        await outbox.settled()


def row(store, key="k1"):
    with store.reading.connect() as connection:
        return connection.execute(select(OUTBOX).where(OUTBOX.c.key == key)).one()


async def test_what_is_owed_is_sent_once(road, outbox, chats, store):
    await owe(road, owed())
    await send(outbox)
    await send(outbox)

    assert chats.sent == [("hello", "")]
    assert (row(store).done, row(store).message) == (True, "m1")


async def test_what_an_event_owes_is_forgotten_when_the_event_fails(road, outbox, chats):
    road.bot.words["bad"] = lambda event, world: [world.owe(owed()), 1 / 0]
    await road.put(typed("bad"))
    await send(outbox)

    assert chats.sent == []


async def test_a_message_for_later_waits(road, outbox, chats, clock):
    await owe(road, owed(due_at=NOON + 60 * SECOND))
    await send(outbox)
    early = list(chats.texts)
    clock.now += 60 * SECOND
    await send(outbox)

    assert (early, chats.texts) == ([], ["hello"])


async def test_what_is_news_no_more_is_never_sent_but_what_was_sent_is_edited(road, outbox, chats, clock, store):
    stale_at = NOON + 60 * SECOND
    await owe(road, owed(stale_at=stale_at), owed("k2", chat="2", due_at=stale_at, stale_at=stale_at))
    await send(outbox)
    clock.now = stale_at
    await owe(road, owed(text="edited", stale_at=stale_at))
    await send(outbox)

    assert chats.sent == [("hello", ""), ("edited", "m1")]
    assert (row(store, "k2").done, row(store, "k2").message, row(store, "k2").reason) == (True, "", "")


async def test_an_unsent_message_is_replaced(road, outbox, chats):
    await owe(road, owed(text="first"))
    await owe(road, owed(text="second"))
    await send(outbox)

    assert chats.texts == ["second"]


async def test_a_sent_message_is_edited_in_place(road, outbox, chats):
    await owe(road, owed(text="first"))
    await send(outbox)
    await owe(road, owed(text="second"))
    await send(outbox)

    assert chats.sent == [("first", ""), ("second", "m1")]


async def test_a_message_that_is_replaced_while_it_is_sent_is_edited_after(road, outbox, chats):
    chats.gate = asyncio.Event()
    await owe(road, owed(text="first"))
    await outbox.step()
    await asyncio.sleep(0)
    await owe(road, owed(text="second"))
    chats.gate.set()
    await outbox.settled()
    await send(outbox)

    assert chats.sent == [("first", ""), ("second", "m1")]


async def test_what_was_sent_to_the_page_is_found_again_as_it_was_last(road, outbox, store, clock):
    await owe(road, *(owed(f"alert:{n}", str(n), chat="team", due_at=NOON + n * SECOND) for n in range(4)))
    await owe(road, owed("ask:1"), owed("alert:late", chat="team", due_at=NOON + 3600 * SECOND))
    for _ in range(4):
        await send(outbox)
        clock.now += SECOND
    await owe(road, owed("alert:2", "two", chat="team", due_at=NOON))
    await send(outbox)

    found = store.shown(3)
    assert [(reply.text, at) for _, at, reply in found][:2] == [("1", NOON + SECOND), ("3", NOON + 3 * SECOND)]
    assert found[2][2].text == "two"
    assert all(message for message, _, _ in found)


async def test_messages_of_one_chat_leave_in_order(road, outbox, chats):
    await owe(road, *(owed(f"k{number}", str(number), due_at=NOON - number * SECOND) for number in range(1, 5)))
    await send(outbox)

    assert chats.texts == ["4", "3", "2", "1"]


async def test_a_message_that_must_wait_holds_up_its_chat_and_no_other(road, outbox, chats, clock):
    chats.answers = [TryLater("busy", 3)]
    await owe(road, owed("k1", "first", due_at=NOON - 2 * SECOND))
    await send(outbox)
    await owe(road, owed("k2", "second"), owed("k3", "elsewhere", chat="team"))
    await send(outbox)
    clock.now += 3 * SECOND
    await send(outbox)

    assert chats.texts == ["first", "elsewhere", "first", "second"]


async def test_the_pauses_grow_until_it_is_given_up(road, outbox, chats, clock, store):
    chats.answers = [OSError()] * 100
    await owe(road, owed())
    pauses = []
    while not row(store).done:
        await send(outbox)
        pauses.append(round((row(store).next_at - clock.now).total_seconds()))
        clock.now = max(row(store).next_at, clock.now)

    assert pauses[:8] == [1, 5, 30, 120, 600, 3600, 3600, 3600]
    assert clock.now - NOON < dt.timedelta(hours=26)
    assert row(store).reason == "OSError"


async def test_a_message_that_never_arrives_is_finished_with_the_reason(road, outbox, chats, store):
    chats.answers = [Undeliverable("telegram.blocked")]
    await owe(road, owed())
    await send(outbox)

    assert (row(store).done, row(store).reason, row(store).message) == (True, "telegram.blocked", "")


async def test_the_delivery_of_an_ask_comes_back_as_an_event(road, outbox, store):
    await owe(road, owed("ask:t1", ask="t1"))
    await send(outbox)

    assert road.bot.handled[-1] == "delivered:ask:t1:1"
    assert row(store, "ask:t1").done


async def test_a_claimed_message_belongs_to_its_claimant_until_the_lease_ends(road, store):
    await owe(road, owed())

    def claim(at):
        return road.settle(lambda connection: [row.key for row in owing.claim(connection, at, 10)])

    assert await claim(NOON) == ["k1"]
    assert await claim(NOON + SECOND) == []
    assert await claim(NOON + owing.LEASE + SECOND) == ["k1"]


async def test_the_mark_is_made_even_when_the_database_is_held_up(road, outbox, chats, store, hold):
    chats.gate = asyncio.Event()
    await owe(road, owed())
    await outbox.step()
    with hold():
        chats.gate.set()
        await asyncio.sleep(0.3)
    await outbox.settled()

    assert row(store).done


async def test_the_loop_wakes_when_something_becomes_owed(road, outbox, chats):
    loop = asyncio.create_task(outbox.run())
    await owe(road, owed())
    async with asyncio.timeout(10):
        while not chats.sent:  # noqa: ASYNC110 - the loop under test runs beside
            await asyncio.sleep(0.001)
    loop.cancel()
    await asyncio.wait([loop])

    assert (await road.put(rated()))[0].text == "None->2"
