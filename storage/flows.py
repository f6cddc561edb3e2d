"""
Daily counts of customers who come and go, kept in step with their stays and events.

What is counted, by ``kind``, each for every product, contract, segment, currency and reason it has:

* ``now``: who is here, on the day :data:`bot.customers.history.NEVER`; ``net`` and ``month``: how many more came than
  went, by day and by month, so that who was here on any day follows from a few rows, however long the history is;
* ``joined``, ``back``: who came for the first time, and again; the latter with the day they had left ``since``;
* ``lost``: who left; ``left``: the same again with the day they had come ``since``, for those who came and left within
  a window;
* ``cancelled``, ``returned``, ``referred``: events, referrals with the day of the same customer's one before.

Counts can always be made anew from the stays and the events.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.customers.history import BACK, CANCELLED, CHANGED, NEVER, REFERRED, RETURNED
from bot.model import CustomerEvent, Stay
from storage import recounting
from storage.ledgers import FLOWS
from storage.recounting import Ledger, Part
from storage.shapes import shapes
from storage.tables import EVENTS, STAYS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from bot.model import Record
    from storage.memory import Memory

FlowKey = tuple[str, str, "dt.date", "dt.date", str, str, str, str, str]
"""Level, kind, day, since, product, contract, segment, currency, reason."""
Counted = tuple[FlowKey, int, int]
"""What is counted, how many there are more, and what they pay more."""

CUSTOMER, PRODUCT = "customer", "product"
"""The levels: customers as a whole, and the products they hold."""
NOW, NET, MONTH, LOST, LEFT = "now", "net", "month", "lost", "left"
AT_ONCE = 1000
"""Rows that are fetched at once."""
REASON = 80
"""Characters of a reason that tell it from others."""


def counted(record: Record | None) -> Iterator[Counted]:
    """Yield what a stay or an event adds to the counts; anything else adds nothing."""
    if isinstance(record, Stay) and record.since and record.began:
        yield from _opening(record, record.began)
        if record.ended:
            yield from _closing(record, record.ended, record.since)
        else:
            yield _stay(record, NOW, NEVER)
    elif isinstance(record, CustomerEvent):
        yield from _event(record)


def _opening(stay: Stay, day: dt.date) -> Iterator[Counted]:
    if stay.opening != CHANGED:
        yield _stay(stay, stay.opening, day, (stay.after or NEVER) if stay.opening == BACK else NEVER)
    yield _stay(stay, NET, day)
    yield _stay(stay, MONTH, day.replace(day=1))


def _closing(stay: Stay, day: dt.date, since: dt.date) -> Iterator[Counted]:
    yield _stay(stay, NET, day, sign=-1)
    yield _stay(stay, MONTH, day.replace(day=1), sign=-1)
    if stay.lost:
        yield _stay(stay, LOST, day, reason=stay.reason[:REASON])
        yield _stay(stay, LEFT, day, since, reason=stay.reason[:REASON])


def _stay(stay: Stay, kind: str, day: dt.date, since: dt.date = NEVER, *, sign: int = 1, reason: str = "") -> Counted:
    level = PRODUCT if stay.product else CUSTOMER
    currency = stay.currency if stay.value is not None else ""
    key = (level, kind, day, since, stay.product, stay.contract, stay.segment, currency, reason)
    return key, sign, sign * (stay.value or 0)


def _event(event: CustomerEvent) -> Iterator[Counted]:
    if event.kind not in {CANCELLED, RETURNED, REFERRED} or (event.kind == REFERRED and event.since is None):
        return
    for level, product in {(CUSTOMER, ""), (PRODUCT if event.product else CUSTOMER, event.product)}:
        currency = event.currency if event.value is not None else ""
        key = (level, event.kind, event.day, event.since or NEVER, product, event.contract, event.segment, currency, "")
        yield key, 1, event.value or 0


def deltas(memory: Memory) -> dict[FlowKey, tuple[int, int]]:
    """Return what this batch adds to the counts, and to what they are worth."""
    kinds: tuple[type[Record], ...] = (Stay, CustomerEvent)
    changed = [name for name in memory.changed if name[0] in kinds]
    for kind in kinds:
        memory.foresee(kind, [key for found, key in changed if found is kind])
    count: Counter[FlowKey] = Counter()
    worth: Counter[FlowKey] = Counter()
    for name in changed:
        for sign, record in ((-1, memory.recall(name)), (1, memory.changed[name])):
            for key, number, value in counted(record):
                count[key] += sign * number
                worth[key] += sign * value
    return {key: (count[key], worth[key]) for key in count if count[key] or worth[key]}


def rebuild(connection: Connection) -> None:
    """Count all stays and events anew, in the transaction of this connection."""
    recounting.rebuild(connection, LEDGER)


def _parts(connection: Connection) -> Iterator[Part]:
    """Yield all counts at once: a stay counts on several days."""
    yield Part(_kept(connection), _given(connection))


def _kept(connection: Connection) -> Iterator[recounting.Counted]:
    for row in connection.execute(select(FLOWS).execution_options(yield_per=AT_ONCE)):
        yield (0, *row[:-2]), row[-2], row[-1]


def _given(connection: Connection) -> Iterator[recounting.Counted]:
    for kind in (Stay, CustomerEvent):
        table = shapes(connection.dialect)[kind].table
        for row in connection.execute(select(table).execution_options(yield_per=AT_ONCE)).mappings():
            yield from (((0, *key), number, value) for key, number, value in counted(kind(**row)))


LEDGER = Ledger(tables=(FLOWS,), sums=("count", "worth"), sources=(STAYS, EVENTS), parts=_parts)
