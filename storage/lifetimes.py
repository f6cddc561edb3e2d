"""Days of customers' events made anew when the workspace moves to another zone, with the stays that follow."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from bot import settling
from bot.model import Customer, CustomerEvent, Stay
from storage import flows
from storage.memory import Memory
from storage.shapes import shapes
from storage.shelf import MOST, Shelf
from storage.tables import CUSTOMERS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from sqlalchemy import Connection

    from bot.model import Record


def move(connection: Connection, zone: ZoneInfo) -> None:
    """Move every event of a customer to its day in this zone, and count who came and went anew."""
    ids = connection.scalars(select(CUSTOMERS.c.id).where(CUSTOMERS.c.events > 0)).all()
    for start in range(0, len(ids), MOST):
        _some(connection, zone, ids[start : start + MOST])
    if ids:
        flows.rebuild(connection)


def _some(connection: Connection, zone: ZoneInfo, ids: Sequence[str]) -> None:
    memory = Memory(Shelf(connection))
    memory.foresee(Customer, [(each,) for each in ids])
    for customer in list(memory.known(Customer, [(each,) for each in ids])):
        told = [replace(one, day=one.at.astimezone(zone).date()) for one in settling.events(memory, customer)]
        settling.settled(memory, customer, told)
    memory.merge()
    kinds: tuple[type[Record], ...] = (Customer, CustomerEvent, Stay)
    for kind in kinds:
        shape = shapes(connection.dialect)[kind]
        rows = [shape.pack(record) for (found, _), record in memory.changed.items() if found is kind]
        if rows:
            connection.exec_driver_sql(shape.upsert, rows)
