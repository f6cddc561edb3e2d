"""Working time that interactions took, counted anew: for when the company's hours or holidays changed."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, select, update

from bot.hours import timing
from storage.tables import INTERACTIONS as ABOUT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Engine

    from bot.hours.working import Hours

MOST = 1000
"""Interactions that are changed at once, so that nobody else waits long."""
BASIS = ("started_at", "replied_at", "ended_at", "waited", "paused", "outcome")
"""What the times follow from: where one of these changed meanwhile, whoever changed it counted them."""


def retime(reading: Connection, writer: Engine, hours: Hours, told: Callable[[], object]) -> int:
    """Count all times in these hours, and return how many interactions took another time than was kept."""
    found, total = _wrong(reading, hours, told), 0
    same = (ABOUT.c[name].is_not_distinct_from(bindparam(f"known_{name}")) for name in BASIS)
    this = and_(ABOUT.c.id == bindparam("of"), *same)
    change = update(ABOUT).where(this).values(replied_in=bindparam("replied"), resolved_in=bindparam("resolved"))
    while some := list(islice(found, MOST)):
        with writer.begin() as connection:
            connection.execute(change, some)
        total += len(some)
    return total


def _wrong(connection: Connection, hours: Hours, told: Callable[[], object]) -> Iterator[dict[str, Any]]:
    query = select(ABOUT.c.id, ABOUT.c.replied_in, ABOUT.c.resolved_in, *(ABOUT.c[name] for name in BASIS))
    for name, replied, resolved, *basis in connection.execute(query.execution_options(yield_per=MOST)):
        told()
        now = timing.taken(hours, *basis)
        if now != (replied, resolved):
            known = {f"known_{each}": value for each, value in zip(BASIS, basis, strict=True)}
            yield {"of": name, "replied": now[0], "resolved": now[1], **known}
