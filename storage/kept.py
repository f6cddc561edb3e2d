"""Which interactions of a window were replied to and resolved within the agreed time."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from bot.hours.agreed import Agreements
from bot.model import AgreedTime
from bot.reports.contacts import Kept, Share
from storage.served import interactions
from storage.tables import AGREED_TIMES
from storage.tables import INTERACTIONS as ABOUT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Row

    from bot.periods.window import Window

COLUMNS = (
    *(ABOUT.c.kind, ABOUT.c.channel, ABOUT.c.started_at, ABOUT.c.ended_at, ABOUT.c.outcome),
    *(ABOUT.c.reply_kept, ABOUT.c.resolution_kept, ABOUT.c.replied_in, ABOUT.c.resolved_in),
)
SPOKEN = frozenset({"resolved", "unresolved", "answered"})
"""Outcomes of contacts in which the customer reached somebody."""
CLOSED = frozenset({"", "resolved", "answered"})


def kept(connection: Connection, window: Window, by: str, filters: Mapping[str, str]) -> dict[str, Kept]:
    """Return what was kept in each group; what the source itself says of it counts before the agreed times."""
    agreed = Agreements((AgreedTime(**row) for row in connection.execute(select(AGREED_TIMES)).mappings()), window.zone)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for names, row in interactions(connection, window, by, filters, COLUMNS):
        marks = list(_marks(row, agreed))
        for name in names:
            found[name].update(marks)
    return {name: _kept(count) for name, count in found.items() if count}


def _marks(row: Row[Any], agreed: Agreements) -> Iterator[str]:
    """Yield what an interaction counts for, such as ``reply`` and, when it was in time, ``reply kept``."""
    limits = agreed.limits(row.kind, row.channel, row.started_at or row.ended_at)
    yield from _verdict("reply", row.reply_kept, row.replied_in, limits[0])
    resolution = list(_verdict("resolution", row.resolution_kept, row.resolved_in, limits[1]))
    yield from resolution
    if resolution and (row.ended_at is None or row.outcome not in CLOSED):
        yield "unresolved"
    yield from contact(row.outcome)


def _verdict(name: str, said: bool | None, took: int | None, limit: int | None) -> Iterator[str]:  # noqa: FBT001
    if said is None and limit is None:
        return
    yield name
    if said or (said is None and limit is not None and took is not None and took <= limit):
        yield f"{name} kept"


def contact(outcome: str) -> Iterator[str]:
    """Yield ``contact`` for one of which somebody says how it went, and ``contact kept`` when it was answered."""
    if outcome and outcome != "open":
        yield "contact"
        if outcome in SPOKEN:
            yield "contact kept"


def _kept(count: Counter[str]) -> Kept:
    reply, resolution, answered = (
        Share(hits=count[f"{name} kept"], n=count[name]) for name in ("reply", "resolution", "contact")
    )
    return Kept(reply=reply, resolution=resolution, unresolved=count["unresolved"], answered=answered)
