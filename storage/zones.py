"""The zone whose midnights part the days: all days are made anew when it changes."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, select, update

from bot.errors import Misconfigured
from storage import lifetimes
from storage.answers import rebuild
from storage.ledgers import META
from storage.tables import RESPONSES as ANSWERS
from storage.upserts import into

NAME = "zone"


def settle(connection: Connection, zone: ZoneInfo) -> None:
    """Remember the workspace's zone; where it differs from the one before, move every answer to its day there."""
    before = connection.scalar(select(META.c.value).where(META.c.name == NAME))
    if before == zone.key:
        return
    if before is not None:
        _move(connection, zone)
        rebuild(connection)
        lifetimes.move(connection, zone)
    statement = into(connection.dialect, META)
    keep = statement.on_conflict_do_update(index_elements=["name"], set_={"value": zone.key})
    connection.execute(keep, {"name": NAME, "value": zone.key})


def agree(connection: Connection, zone: ZoneInfo) -> None:
    """
    See that days are parted as the workspace says, or remember its zone where there is none yet.

    Raises:
        Misconfigured: the bot that writes to this database works in another zone.

    """
    before = connection.scalar(select(META.c.value).where(META.c.name == NAME))
    if before not in {None, zone.key}:
        raise Misconfigured("settings.other_zone", stored=before, zone=zone.key)
    settle(connection, zone)


def settled(connection: Connection) -> ZoneInfo:
    """Return the zone whose midnights part the days of this database."""
    return ZoneInfo(connection.scalar(select(META.c.value).where(META.c.name == NAME)) or "UTC")


def _move(connection: Connection, zone: ZoneInfo) -> None:
    rows = connection.execute(select(ANSWERS.c.ask, ANSWERS.c.question, ANSWERS.c.answered_at, ANSWERS.c.day))
    moved = [
        {"of_ask": ask, "of_question": question, "new": day}
        for ask, question, answered_at, before in rows
        if (day := answered_at.astimezone(zone).date()) != before
    ]
    this = (ANSWERS.c.ask == bindparam("of_ask")) & (ANSWERS.c.question == bindparam("of_question"))
    if moved:
        connection.execute(update(ANSWERS).where(this).values(day=bindparam("new")), moved)
