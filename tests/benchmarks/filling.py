"""Many answers straight into the tables, as two years of a company's work; the counts follow from a recount."""

# ruff: noqa: E402, S311 - the script finds the project first, and draws by chance

from __future__ import annotations

import datetime as dt
import random
import statistics
import sys
import time
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path[:0] = [str(Path(__file__).parents[2])]

from bot.hours.working import Hours
from bot.model import Ask, AskState, Interaction, Response
from storage import mending
from storage.shapes import shapes

RIGA = ZoneInfo("Europe/Riga")
NOW = dt.datetime(2026, 11, 18, 12, tzinfo=dt.UTC)
DAYS = 730
TIMES = 30
AT_ONCE = 20_000
AGENTS = [f"agent{number:02}" for number in range(20)]


def timed(work):
    """Return the median of the processor's milliseconds: all is done in this process, and others may work beside it."""
    found = []
    for _ in range(TIMES):
        start = time.process_time()
        work()
        found.append((time.process_time() - start) * 1000)
    return statistics.median(found)


def rows(answers):
    """Yield interaction, ask and two answers each, from the oldest to the newest."""
    chance = random.Random(7)
    count = answers // 2
    for number in range(count):
        at = NOW - dt.timedelta(days=DAYS * (1 - number / count), seconds=chance.randrange(3600))
        name, token = f"i{number:08}", f"{chance.getrandbits(96):024x}"
        yield Interaction(
            id=name,
            customer=f"c{chance.randrange(count):08}",
            agents=(chance.choice(AGENTS),),
            team=chance.choice(("north", "south", "east")),
            channel=chance.choice(("phone", "e-mail", "chat")),
            kind=chance.choice(("order", "incident", "question")),
            product=chance.choice(("tv", "net")),
            language=chance.choice(("lv", "en", "nl")),
            started_at=at,
            ended_at=at,
            ask=token,
        )
        yield Ask(
            token=token,
            interaction=name,
            customer="",
            survey="service",
            asked_at=at,
            expires_at=at,
            state=AskState.ANSWERED,
        )
        for measure, scale, low in (("csat", 5, 1), ("nps", 11, 0)):
            yield Response(
                ask=token,
                question=measure,
                measure=measure,
                scale=scale,
                score=chance.randint(low, low + scale - 1),
                answered_at=at,
                day=at.astimezone(RIGA).date(),
            )


def fill(store, answers):
    """Write the rows, count them, and return how many answers a second were counted."""
    waiting = rows(answers)
    while some := list(islice(waiting, AT_ONCE * 4)):
        kinds = {}
        for record in some:
            kinds.setdefault(type(record), []).append(record)
        with store.writer.begin() as connection:
            for kind, records in kinds.items():
                shape = shapes(connection.dialect)[kind]
                connection.exec_driver_sql(shape.insert, [shape.pack(record) for record in records])
    start = time.process_time()
    mended = mending.recount(store.writer, store.reading, Hours(), lambda: None)
    first = answers / (time.process_time() - start)
    start = time.process_time()
    again = mending.recount(store.writer, store.reading, Hours(), lambda: None)
    return mended.counts, first, again.counts, answers / (time.process_time() - start)
