"""Which asks of a customer can be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, select, union_all

from bot.model import AskState
from storage.tables import ASKS, CASES, CUSTOMERS, INTERACTIONS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

LIVE = (AskState.OWED, AskState.OPEN, AskState.ANSWERED)
"""States of asks that take answers."""


def waiting(connection: Connection, customer: str, at: dt.datetime) -> Sequence[str]:
    """Return the tokens of asks of a customer, and of those merged into them, that can be answered at an instant."""
    family = select(CUSTOMERS.c.id).where(CUSTOMERS.c.id == customer).cte("family", recursive=True)
    family = family.union(select(CUSTOMERS.c.id).join(family, CUSTOMERS.c.merged_into == family.c.id))
    ids = select(family.c.id)
    about = select(INTERACTIONS.c.ask).where(INTERACTIONS.c.customer.in_(ids))
    after = select(CASES.c.follow).where(CASES.c.customer.in_(ids), CASES.c.follow != "")
    mine = union_all(about, after)
    return connection.scalars(
        select(ASKS.c.token).where(ASKS.c.token.in_(mine), ASKS.c.state.in_(LIVE), ASKS.c.expires_at > at)
    ).all()
