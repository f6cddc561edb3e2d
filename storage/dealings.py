"""What the company had to do with one customer, over products and channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select

from bot.dossier import Dealing
from storage.tables import ASKS, CUSTOMERS
from storage.tables import INTERACTIONS as ABOUT
from storage.tables import RESPONSES as ANSWERS

if TYPE_CHECKING:
    from collections.abc import Sequence


def dealings(connection: Connection, customer: str, limit: int) -> tuple[int, Sequence[Dealing]]:
    """Return how many interactions a customer had, with those who were merged into them, and the newest of them."""
    ids = _same(connection, customer)
    total = connection.scalar(select(func.count()).select_from(ABOUT).where(ABOUT.c.customer.in_(ids)))
    query = select(ABOUT).where(ABOUT.c.customer.in_(ids)).order_by(ABOUT.c.ended_at.desc()).limit(limit)
    rows = connection.execute(query).all()
    answers = _answers(connection, [row.id for row in rows])
    found = (
        Dealing(
            at=row.ended_at or row.started_at,
            facts=tuple(filter(None, (row.channel, row.kind, row.product, row.team, ", ".join(row.agents)))),
            scores=tuple(answers.get(row.id, ([], []))[0]),
            words=tuple(answers.get(row.id, ([], []))[1]),
        )
        for row in rows
    )
    return total or 0, list(found)


def _same(connection: Connection, customer: str) -> list[str]:
    """Return the ids of a customer and of all who were merged into them."""
    found, new = [customer], [customer]
    while new:
        query = select(CUSTOMERS.c.id).where(CUSTOMERS.c.merged_into.in_(new), CUSTOMERS.c.merged_into != "")
        new = [each for each in connection.scalars(query) if each not in found]
        found += new
    return found


def _answers(
    connection: Connection, interactions: Sequence[str]
) -> dict[str, tuple[list[tuple[str, int, int]], list[str]]]:
    """Return the scores of each interaction, with measure and scale, and what was written."""
    query = (
        select(ASKS.c.interaction, ANSWERS.c.measure, ANSWERS.c.score, ANSWERS.c.scale, ANSWERS.c.area, ANSWERS.c.text)
        .join_from(ASKS, ANSWERS, ANSWERS.c.ask == ASKS.c.token)
        .where(ASKS.c.interaction.in_(interactions), ANSWERS.c.void == "", ~ASKS.c.test, ASKS.c.agent == "")
        .order_by(ASKS.c.interaction, ANSWERS.c.question)
    )
    found: dict[str, tuple[list[tuple[str, int, int]], list[str]]] = {}
    for interaction, measure, score, scale, area, text in connection.execute(query):
        scores, words = found.setdefault(interaction, ([], []))
        if score is not None:
            scores.append((area or measure, score, scale))
        if text:
            words.append(text)
    return found
