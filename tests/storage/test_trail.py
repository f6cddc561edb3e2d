import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from scribe import NOON, TODAY, ask, owed, rated, response, typed

from bot.model import AuditEntry, Customer, Response
from bot.periods.window import Window
from bot.ports import Undeliverable
from storage.outbox import Outbox

DAY = dt.timedelta(days=1)
WEEK = Window(first=TODAY - DAY, end=TODAY + DAY, zone=ZoneInfo("Europe/Riga"), label="")


async def do(road, work):
    road.bot.words["do"] = lambda event, world: work(world) and None
    await road.put(typed("do"))


async def lose(road, store, *messages):
    """Owe messages to people who blocked the bot."""

    async def deliver(reply):
        if "fine" not in reply.text:
            raise Undeliverable("undeliverable.blocked")
        return "m1"

    await do(road, lambda world: [world.owe(message) for message in messages])
    outbox = Outbox(road, store.reading, deliver, now=lambda: NOON)
    while await outbox.step():
        await outbox.settled()


async def test_what_never_arrived_is_known_with_whom_and_why(road, store):
    await do(road, lambda world: world.save(Customer(id="c1", name="Anna")))
    await lose(
        road,
        store,
        owed("ask:t1", ask="t1"),
        owed("alert", chat="team", due_at=NOON - 3600 * dt.timedelta(seconds=1)),
        owed("old", chat="old", due_at=NOON - 9 * DAY),
        owed("k4", "fine", chat="fine"),
    )
    with store.reader() as world:
        lost = world.undelivered(WEEK)

    assert [(each.platform, each.chat, each.customer, each.reason) for each in lost] == [
        ("web", "anna", "c1", "undeliverable.blocked"),
        ("web", "team", "", "undeliverable.blocked"),
    ]
    assert lost[0].due_at == NOON


async def test_a_lost_message_stays_lost_when_its_ask_is_closed(road, store):
    await lose(road, store, owed("ask:t1", ask="t1"))
    await lose(road, store, replace(owed("ask:t1"), only_edits=True))
    with store.reader() as world:
        assert len(world.undelivered(WEEK)) == 1


async def test_the_trail_is_read_from_its_end(road, store):
    entries = [AuditEntry(id=f"e{n}", at=NOON + n * DAY, actor="a", deed="void", about="i1") for n in range(3)]
    await do(road, lambda world: world.save(*entries))
    with store.reader() as world:
        assert [entry.id for entry in world.audit(2)] == ["e2", "e1"]


async def test_neither_void_nor_trial_answers_are_counted(road, store):
    def count():
        with store.reader() as world:
            return world.tallies("csat", WEEK).get("", None)

    await road.put(rated(answer="2"))
    whole = count().n
    await do(road, lambda world: world.save(replace(world.find(Response, "t1", "csat"), void="spam")))
    out = count()
    await do(road, lambda world: world.save(replace(world.find(Response, "t1", "csat"), void="")))
    back = count().n
    await do(road, lambda world: world.save(replace(ask("t9", ""), test=True), response("t9", 1)))

    assert (whole, out, back, count().n) == (1, None, 1, 1)
