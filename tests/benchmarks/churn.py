"""
``/churn week`` from text to reply, without the picture, with 100 thousand and with 1 million customers, in one run.

``python tests/benchmarks/churn.py [CUSTOMERS …]``: customers who came over ten years, a third of whom left again, with
value, contract and product; beside it the same number by going through all of them.
"""

# ruff: noqa: E402, T201, S311 - the script finds the project first, draws by chance, and prints what it measured

from __future__ import annotations

import datetime as dt
import random
import statistics
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

sys.path[:0] = [str(Path(__file__).parents[2])]

from sqlalchemy import text

import storage
from bot import taps
from bot.core import FeedbackBot
from bot.customers import history, staying
from bot.messages import Actor, Address
from bot.model import Customer, CustomerEvent, Role
from bot.workspace import Workspace
from storage import flows
from storage.shapes import shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.model import Record

RIGA = ZoneInfo("Europe/Riga")
NOW = dt.datetime(2026, 11, 18, 12, tzinfo=dt.UTC)
YEARS = 10
TIMES = 30
LEAD, HERE = Actor(platform="cli", person="lead"), Address(platform="cli", chat="lead")
SLOW = text(
    "SELECT count(*), sum(ended >= :first AND ended < :end AND lost) FROM stays "
    "WHERE product = '' AND began < :first AND (ended IS NULL OR ended >= :first)"
)


def lives(customers: int) -> Iterator[list[Record]]:
    """Yield each customer with events and stays."""
    chance = random.Random(7)
    for number in range(customers):
        name = f"c{number:07}"
        at = NOW - dt.timedelta(days=chance.uniform(0, 365 * YEARS))
        product = chance.choice(("tv", "net", "phone"))
        told = [_event(name, 1, history.JOINED, at, product=product, value=chance.randrange(1000, 9000))]
        left = at + dt.timedelta(days=chance.expovariate(1 / 2000))
        if left < NOW and chance.random() < 0.6:
            reason = chance.choice(("", "price", "moved", "service"))
            told.append(_event(name, 2, history.CANCELLED, left, reason=reason))
        contract = chance.choice(("monthly", "one year", "two years"))
        customer = Customer(id=name, contract=contract, events=len(told))
        lived = staying.stays(customer, told)
        yield [history.summed(customer, told), *told, *lived]


def _event(name: str, number: int, kind: str, at: dt.datetime, **facts: object) -> CustomerEvent:
    day = at.astimezone(RIGA).date()
    return CustomerEvent(id=f"{name}#{number}", customer=name, kind=kind, at=at, day=day, currency="EUR", **facts)


def fill(store: storage.Storage, customers: int) -> None:
    waiting = lives(customers)
    with store.writer.begin() as connection:
        while some := list(islice(waiting, 20_000)):
            rows: dict[type, list[object]] = {}
            for record in (record for life in some for record in life):
                shape = shapes(connection.dialect)[type(record)]
                rows.setdefault(type(record), []).append(shape.pack(record))
            for kind, packed in rows.items():
                connection.exec_driver_sql(shapes(connection.dialect)[kind].insert, packed)
        flows.rebuild(connection)


def timed(work: object) -> tuple[float, float]:
    """Return the median and the 95th percentile in milliseconds."""
    found = []
    for _ in range(TIMES):
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1000)
    return statistics.median(found), statistics.quantiles(found, n=20)[-1]


def measure(customers: int) -> dict[str, float]:
    bot = FeedbackBot(Workspace(zone=RIGA, roles={LEAD.subject: Role.LEAD}))
    with tempfile.TemporaryDirectory() as folder:
        store = storage.open(f"sqlite:///{folder}/churn.db", RIGA)
        fill(store, customers)
        found = {}
        print(f"{customers:>9,} customers")
        for line in ("/churn week", "/churn last month by contract", "/churn month by product", "/churn 2019-01",
                     "/retention quarter", "/referral year"):  # fmt: skip
            event = taps.commanded(line, id="say", at=NOW, actor=LEAD, where=HERE)

            def say(event: object = event) -> None:
                with store.reader() as world:
                    bot.handle(event, world)

            say()
            median, slow = timed(say)
            found[line] = median
            print(f"  {line:32} p50 {median:8.2f} ms   p95 {slow:8.2f} ms")
        with store.reading.connect() as connection:
            bounds = {"first": "2026-11-16", "end": "2026-11-23"}
            start = time.perf_counter()
            print("  through all stays:", connection.execute(SLOW, bounds).one(), end=" ")
            print(f"{(time.perf_counter() - start) * 1000:.0f} ms for one number")
        store.close()
    return found


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:]] or [100_000, 1_000_000]
    runs = [measure(size) for size in sizes]
    for line in runs[0]:
        print(f"{line:34} p50 {sizes[-1]:,} / {sizes[0]:,}: {runs[-1][line] / runs[0][line]:.2f}")


if __name__ == "__main__":
    main()
