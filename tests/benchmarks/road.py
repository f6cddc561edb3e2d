"""
Answers a second on the road against the same statements by hand on sqlite3, in one run.

``python tests/benchmarks/road.py [ANSWERS] [--profile]``: both write with synchronous=FULL into files of like content.
"""

# ruff: noqa: E402, T201 - the script finds the project first, and prints what it measured

from __future__ import annotations

import asyncio
import cProfile
import datetime as dt
import pstats
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

import raw_sqlite
from sqlalchemy import func, select

import storage
from bot.core import FeedbackBot
from bot.messages import Actor, Address, Rated
from bot.model import Ask, Customer, Interaction
from bot.workspace import Workspace
from storage.shapes import shapes
from storage.tables import RESPONSES

NOON = dt.datetime(2026, 10, 5, 12, tzinfo=dt.UTC)
RIGA = ZoneInfo("Europe/Riga")
TEAMS, CHANNELS, LANGUAGES = ("north", "south", "west"), ("phone", "chat"), ("lv", "ru", "en")


def fill(path: Path, asks: int) -> list[tuple[str, str, str, int]]:
    """Make a database with open asks, and return an answer to each."""
    chance = random.Random(7)  # noqa: S311
    opened = storage.open(f"sqlite:///{path}", RIGA)
    names = [f"{chance.getrandbits(128):032x}" for _ in range(asks)]
    records = {
        Customer: [Customer(id=f"c{name}", name="Anna", language="en") for name in names],
        Interaction: [interaction(name, chance) for name in names],
        Ask: [ask(name) for name in names],
    }
    with opened.writer.begin() as connection:
        for kind, rows in records.items():
            shape = shapes(opened.writer.dialect)[kind]
            connection.exec_driver_sql(shape.upsert, [shape.pack(row) for row in rows])
    opened.close()
    return [(f"web:{number}", name, f"p{name}", chance.choice((3, 4, 5))) for number, name in enumerate(names)]


def interaction(name: str, chance: random.Random) -> Interaction:
    return Interaction(
        id=f"i{name}",
        customer=f"c{name}",
        agents=(f"agent{chance.randrange(20)}",),
        team=chance.choice(TEAMS),
        channel=chance.choice(CHANNELS),
        language=chance.choice(LANGUAGES),
    )


def ask(name: str) -> Ask:
    place = {"platform": "web", "person": f"p{name}", "chat": f"p{name}", "language": "en"}
    expires_at = NOON + dt.timedelta(days=14)
    about = {"interaction": f"i{name}", "customer": f"c{name}", "survey": "service"}
    return Ask(token=name, asked_at=NOON, expires_at=expires_at, **about, **place)


def event(id: str, token: str, person: str, score: int) -> Rated:  # noqa: A002
    actor, where = Actor(platform="web", person=person), Address(platform="web", chat=person)
    return Rated(id=id, at=NOON, actor=actor, where=where, token=token, question="csat", answer=str(score))


async def drive(path: Path, answers: list[tuple[str, str, str, int]], producers: int) -> float:
    """Return the answers a second from so many producers, each of whom waits for its reply."""
    opened = storage.open(f"sqlite:///{path}", RIGA)
    road = opened.road(FeedbackBot(Workspace(zone=RIGA)), _nowhere)
    await road.start()
    waiting = [event(*answer) for answer in reversed(answers)]

    async def produce() -> None:
        while waiting:
            replies = await road.put(waiting.pop(), patience=2.0)
            assert replies, "an answer without reply"

    start = time.perf_counter()
    await asyncio.gather(*(produce() for _ in range(producers)))
    took = time.perf_counter() - start
    await road.drain()
    with opened.reading.connect() as connection:
        kept = connection.scalar(select(func.count()).select_from(RESPONSES))
    opened.close()
    assert kept == len(answers), "an answer is not on disk: what was measured is something else"
    return len(answers) / took


async def _nowhere(reply: object) -> str:
    return ""


def compare(folder: Path, producers: int, asks: int) -> None:
    answers = fill(folder / "road.db", asks)
    shutil.copy(folder / "road.db", folder / "raw.db")
    road = asyncio.run(drive(folder / "road.db", answers, producers))
    raw = raw_sqlite.rate(folder / "raw.db", answers, producers)
    print(f"{producers:4} producers: road {road:8,.0f}/s   raw sqlite3 {raw:8,.0f}/s   ratio 1/{raw / road:.1f}")


def main() -> None:
    words = [word for word in sys.argv[1:] if word.isdecimal()]
    profile = cProfile.Profile() if "--profile" in sys.argv else None
    if profile:
        import storage.writer

        run = storage.writer.Writer.run
        storage.writer.Writer.run = lambda writer: profile.runcall(run, writer)
    for producers in (20, 200):
        with tempfile.TemporaryDirectory() as folder:
            compare(Path(folder), producers, int(words[0]) if words else 10_000)
    if profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(35)


if __name__ == "__main__":
    main()
