"""
The road, the agenda and the outbox in a process that a test may kill at any time.

``python agenda_child.py URL FOLDER BEGAN PEOPLE``: time runs fast, from an instant that all such processes share. What
is sent is written to a file, which survives the process.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import sys
import time
from dataclasses import replace
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

import storage
from bot.core import FeedbackBot
from bot.messages import CustomerRef, InteractionEnded
from bot.model import AskState, Contact, Interaction
from bot.ports import Overloaded
from bot.survey import shipped
from bot.workspace import Workspace
from storage import owing
from storage.agenda import Agenda
from storage.ledgers import AGENDA, OUTBOX
from storage.outbox import Outbox
from storage.tables import ASKS

NOON = dt.datetime(2026, 10, 5, 12, tzinfo=dt.UTC)
SPEED = 120
"""Half a second is a minute."""
MINUTE = dt.timedelta(minutes=1)
PLAN = replace(shipped()["service"], delay=MINUTE, reminder=4 * MINUTE, expiry=30 * MINUTE)


class Greeter(FeedbackBot):
    """Meets each customer before their interaction ends."""

    def handle(self, event, world):
        if isinstance(event, InteractionEnded):
            person = event.customer.id
            world.save(Contact(platform="telegram", person=person, chat=person, customer=person))
        return super().handle(event, world)


class Clock:
    def __init__(self, began):
        self._began = began

    def __call__(self):
        return NOON + (time.time() - self._began) * SPEED * dt.timedelta(seconds=1)


def deliverer(folder):
    """Return a platform that notes whom it sent what, and which process did."""
    out = os.open(folder / "sent", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    numbers = count(1)

    async def deliver(reply):
        what = "edit" if reply.to.message else "reminder" if "still like" in reply.text else "ask"
        os.write(out, f"{what} {reply.to.chat} {os.getpid()}\n".encode())
        await asyncio.sleep(0.002)
        return f"{os.getpid()}.{next(numbers)}"

    return deliver


async def end_all(road, people):
    for number in range(people):
        ref = CustomerRef(id=f"c{number}", contacts=(f"telegram:c{number}",))
        facts = Interaction(id=f"i{number}", ended_at=NOON)
        event = InteractionEnded(id=f"end{number}", at=NOON, customer=ref, interaction=facts)
        try:
            await road.put(event)
        except Overloaded:
            await asyncio.sleep(0.01)


def over(store, people):
    with store.reading.begin() as connection:
        closed = select(func.count()).select_from(ASKS).where(ASKS.c.state == AskState.EXPIRED)
        waiting = select(func.count()).select_from(OUTBOX).where(~OUTBOX.c.done)
        promised = select(func.count()).select_from(AGENDA)
        found = [connection.scalar(query) for query in (closed, waiting, promised)]
    return found == [people, 0, 0]


async def main(url, folder, began, people):
    owing.LEASE = 6 * MINUTE
    clock, deliver = Clock(began), deliverer(folder)
    store = storage.open(url, ZoneInfo("UTC"), folder)
    road = store.road(Greeter(Workspace(surveys={"service": PLAN})), deliver)
    await road.start()
    agenda = Agenda(road, store.reading, now=clock, look=0.1)
    outbox = Outbox(road, store.reading, deliver, now=clock, poll=0.1)
    loops = [asyncio.create_task(loop.run()) for loop in (agenda, outbox)]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await end_all(road, people)
    while not await asyncio.to_thread(over, store, people):  # noqa: ASYNC110 - the database alone knows
        await asyncio.sleep(0.05)
    for loop in loops:
        loop.cancel()
    await asyncio.gather(*loops, return_exceptions=True)
    await road.drain()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4])))
