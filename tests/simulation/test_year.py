"""A year of digests in six zones, over every clock change, with crashes and days without the bot."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import bindparam, case, func, select, union_all

import storage
from bot.core import FeedbackBot
from bot.messages import Actor
from bot.messages import Address as At
from bot.model import Role
from bot.taps import commanded
from bot.workspace import Workspace
from storage import owing, promises
from storage.agenda import Agenda
from storage.ledgers import AGENDA, OUTBOX
from storage.outbox import Outbox

HOME = ZoneInfo("Europe/Riga")
SECOND, MINUTE = dt.timedelta(seconds=1), dt.timedelta(minutes=1)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
START = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)
END = START + 365 * DAY
CLOCKS = {
    "Europe/Riga": (3, 30),
    "America/New_York": (2, 30),
    "Asia/Manila": (9, 0),
    "Australia/Lord_Howe": (9, 15),
    "America/Santiago": (0, 30),
    "UTC": (23, 59),
}
"""When daily digests are due: most of these times are jumped over, or come twice, on some day of the year."""
EVERY_DAY = {"Europe/Riga"}
"""Where they come every day; elsewhere around Sundays, when clocks are changed."""
AROUND_SUNDAY = {5, 6}
SWIFT = Path("/dev/shm")  # noqa: S108 - memory as a disk, where there is such a thing: thousands of commits
WAITING = func.coalesce(OUTBOX.c.leased_until, OUTBOX.c.next_at)
PROMISED = case(
    (AGENDA.c.due_at > bindparam("now"), AGENDA.c.due_at), else_=func.coalesce(AGENDA.c.leased_until, AGENDA.c.due_at)
)
NEXT = select(func.min(union_all(select(WAITING.label("at")).where(~OUTBOX.c.done), select(PROMISED)).subquery().c.at))
LEAD = Actor(platform="web", person="lead")


@dataclass
class Clock:
    now: dt.datetime = START

    def __call__(self):
        return self.now


@dataclass
class Year:
    """``sent`` holds chat, rhythm, title and instant of each message; ``down`` the spans without the bot."""

    url: str
    random: random.Random
    clock: Clock = field(default_factory=Clock)
    sent: list = field(default_factory=list)
    down: list = field(default_factory=list)

    async def open(self):
        self.store = storage.open(self.url, HOME, lock_wait=1)
        workspace = Workspace(zone=HOME, roles={LEAD.subject: Role.LEAD})
        self.road = self.store.road(FeedbackBot(workspace), self.deliver)
        await self.road.start()
        self.agenda = Agenda(self.road, self.store.reading, now=self.clock)
        self.outbox = Outbox(self.road, self.store.reading, self.deliver, now=self.clock)

    async def close(self):
        await self.road.drain()
        self.store.close()

    async def deliver(self, reply):
        if "digest" in reply.data:  # managers are asked for estimates, too
            self.sent.append((reply.to.chat, reply.data["digest"], reply.title, self.clock.now))
        return f"m{len(self.sent)}"

    async def begin(self):
        for number, (zone, (hour, minute)) in enumerate(CLOCKS.items()):
            days = "daily" if zone in EVERY_DAY else "daily saturdays sundays"
            for line in (f"{days} {hour}:{minute:02}", "weekly mondays 9:00", "monthly 1st 8:00"):
                words = f"/digest on {line} {zone} nps en"
                where = At(platform="web", chat=zone)
                event = commanded(words, id=f"on{number}{line}", at=START, actor=LEAD, where=where)
                [reply] = await self.road.put(event)
                assert "digest" in reply.data

    async def run(self):
        """Let the year pass: at every instant at which something is due it happens, unless the bot is down."""
        troubles = sorted(START + self.random.random() * (END - START) for _ in range(30))
        while (instant := self.next()) < END:
            self.clock.now = max(self.clock.now, instant)
            if troubles and troubles[0] <= self.clock.now:
                troubles.pop(0)
                await self.trouble()
            if not await self.settle():
                self.clock.now += SECOND  # what a process that ended still holds is free a moment later

    async def settle(self):
        """Do all that is due, and return how much that was."""
        done, some = 0, True
        while some and (not done or self.next() <= self.clock.now):
            kept, sent = await self.agenda.step(), await self.outbox.step()
            await self.outbox.settled()
            some = bool(kept + sent)
            done += kept + sent
        return done

    async def trouble(self):
        """The process ends anywhere between what it promised and what it sent; sometimes nobody starts it for days."""
        kind = self.random.randrange(3)
        if kind == 0:
            await self.road.settle(lambda connection: promises.claim(connection, self.clock.now, 200))
        elif kind == 1:
            await self.agenda.step()
        else:
            while await self.agenda.step():
                pass
            await self.road.settle(lambda connection: owing.claim(connection, self.clock.now, 5))
        await self.close()
        began, span = self.clock.now, self.random.choice([MINUTE, MINUTE, 3 * HOUR, DAY, 3.3 * DAY])
        self.clock.now += span
        self.down.append((began, self.clock.now))
        await self.open()

    def next(self):
        """Return when something is due or free again next."""
        with self.store.reading.connect() as connection:
            return connection.scalar(NEXT, {"now": self.clock.now})


def due(zone, hour, minute, on=lambda day: True):
    """Return, for each of these days there, the first minute at which its clocks show this time or a later one."""
    here, found = ZoneInfo(zone), []
    first = START.astimezone(here).date()
    for day in filter(on, (first + n * DAY for n in range(367))):
        wanted = dt.datetime.combine(day, dt.time(hour, minute))
        guess = wanted.replace(tzinfo=here).astimezone(dt.UTC) - 2 * HOUR
        minutes = (guess + n * MINUTE for n in range(5 * 60))
        found.append(next(at for at in minutes if at.astimezone(here).replace(tzinfo=None) >= wanted))
    return [at for at in found if START < at < END]


def expected(dues, down):
    """Return which of the instants bring a digest: of those in one span without the bot only the last one.

    What was written before the bot went down is sent only if no other is due by then.
    """
    last = {}
    for at in sorted(dues):
        span = next((began for began, ended in down if began <= at <= ended), at)
        last[span] = at
    return list(last.values())


@pytest.fixture
def folder(tmp_path):
    return SWIFT if SWIFT.is_dir() else tmp_path


@pytest.fixture
async def year(folder):
    with TemporaryDirectory(dir=folder) as place:
        async with lived(f"sqlite:///{place}/year.db") as year:
            yield year


@asynccontextmanager
async def lived(url):
    year = Year(url, random.Random(11))  # noqa: S311 - no secret
    await year.open()
    await year.begin()
    await year.run()
    yield year
    await year.close()


async def test_every_digest_of_a_year_comes_once_and_on_its_minute(year):
    for zone, clock in CLOCKS.items():
        daily = due(zone, *clock, lambda day, zone=zone: zone in EVERY_DAY or day.weekday() in AROUND_SUNDAY)
        mondays = due(zone, 9, 0, lambda day: day.weekday() == 0)
        firsts = due(zone, 8, 0, lambda day: day.day == 1)
        for rhythm, dues in (("daily", daily), ("weekly", mondays), ("monthly", firsts)):
            told = [(title, at) for chat, name, title, at in year.sent if (chat, name) == (zone, rhythm)]
            wanted = expected(dues, year.down)
            assert len(told) == len(wanted), (zone, rhythm)
            assert max(Counter(title for title, _ in told).values()) == 1
            assert [late(year, at, due_at) for (_, at), due_at in zip(told, wanted, strict=True)] == [None] * len(told)

    assert len(year.sent) > 1100
    assert sum(ended - began > DAY / 2 for began, ended in year.down) > 6


def late(year, at, due_at):
    """Return both instants unless the message came on its minute, or as soon as the bot was there again."""
    if at == due_at:
        return None
    ended = [ended for began, ended in year.down if began <= due_at <= ended]
    return None if ended and at - max(ended) <= owing.LEASE + promises.LEASE else (at, due_at)
