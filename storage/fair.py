"""Scores of groups of customers, with how many customers gave them; linked ones are one."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from bot.model import Customer
from bot.reports.fairness import Group
from bot.tally import Tally
from storage.served import passing
from storage.shelf import Shelf
from storage.tables import ASKS, CUSTOMERS
from storage.tables import INTERACTIONS as ABOUT
from storage.tables import RESPONSES as ANSWERS
from storage.tallies import ONE_VALUE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.periods.window import Window

OWN = ("segment", "contract")
"""What a customer has, whatever they were in touch about; all else is the interaction's."""

Answer = dict[str, Any]
"""An answer: its customer, scale and score, and the value of each dimension."""


def fair(
    connection: Connection, measure: str, by: Sequence[str], window: Window, filters: Mapping[str, str]
) -> dict[str, dict[str, Group]]:
    """Return the groups of each dimension; answers on another scale than most are left out."""
    if not {*by, *filters} <= {"agent", "area", *OWN, *ONE_VALUE}:
        return {}
    answers = list(_answers(connection, measure, by, window, filters))
    scales = Counter(answer["scale"] for answer in answers)
    scale = max(scales, key=lambda each: (scales[each], each), default=0)
    kept = [answer for answer in answers if answer["scale"] == scale]
    return {name: _groups(kept, name, scale) for name in by}


def _groups(answers: Sequence[Answer], dimension: str, scale: int) -> dict[str, Group]:
    scores: dict[str, Counter[int]] = defaultdict(Counter)
    customers: dict[str, set[str]] = defaultdict(set)
    for answer in answers:
        if name := answer[dimension]:
            scores[name][answer["score"]] += 1
            customers[name].add(answer["customer"])
    return {
        name: Group(tally=Tally(scale, dict(found)), customers=len(customers[name])) for name, found in scores.items()
    }


def _answers(
    connection: Connection, measure: str, by: Sequence[str], window: Window, filters: Mapping[str, str]
) -> Iterator[Answer]:
    heirs = _heirs(connection)
    own = {name: value for name, value in filters.items() if name in OWN}
    here = {name: value for name, value in filters.items() if name not in {*OWN, "area"}}
    area = (ANSWERS.c.area == filters["area"],) if "area" in filters else ()
    places = (CUSTOMERS.c[name] if name in OWN else ABOUT.c[name] for name in dict.fromkeys((*OWN, *by)))
    query = (
        select(ASKS.c.customer, ANSWERS.c.scale, ANSWERS.c.score, *places)
        .join_from(ANSWERS, ASKS, ASKS.c.token == ANSWERS.c.ask)
        .join(ABOUT, ABOUT.c.id == ASKS.c.interaction)
        .join(CUSTOMERS, CUSTOMERS.c.id == ASKS.c.customer, isouter=True)
        .where(ANSWERS.c.measure == measure, ANSWERS.c.score.is_not(None), ANSWERS.c.void == "", ~ASKS.c.test)
        .where(ANSWERS.c.day >= window.first, ANSWERS.c.day < window.end, *area, *passing(here))
    )
    for row in connection.execute(query).mappings().all():
        answer = {**row, **heirs.get(row["customer"], {})}
        if all(answer[name] == value for name, value in own.items()):
            yield answer


def _heirs(connection: Connection) -> dict[str, Answer]:
    """Return, for every customer who was merged into another, who counts in their place and what these have."""
    merged = dict(
        connection.execute(select(CUSTOMERS.c.id, CUSTOMERS.c.merged_into).where(CUSTOMERS.c.merged_into != "")).all()
    )
    heirs = {one: _last(merged, one) for one in merged}
    read = Shelf(connection).read(Customer, {(heir,) for heir in heirs.values()})
    known = {key[0]: {"customer": key[0], **{name: getattr(found, name) for name in OWN}} for key, found in read}
    return {one: known[heir] for one, heir in heirs.items() if heir in known}


def _last(merged: Mapping[str, str], customer: str) -> str:
    while customer in merged:
        customer = merged[customer]
    return customer
