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
    from collections.abc import Mapping, Sequence

    from bot.periods.window import Window

OWN = ("segment", "contract")
"""What a customer has, whatever they were in touch about; all else is the interaction's."""

Answer = tuple[Any, ...]
"""An answer: its scale, score and customer, their segment and contract, and the value of each other dimension."""
SCALE, SCORE, CUSTOMER, FACTS = 0, 1, 2, 5


def fair(
    connection: Connection, measure: str, by: Sequence[str], window: Window, filters: Mapping[str, str]
) -> dict[str, dict[str, Group]]:
    """Return the groups of each dimension; answers on another scale than most are left out."""
    if not {*by, *filters} <= {"agent", "area", *OWN, *ONE_VALUE}:
        return {}
    names = (*OWN, *(name for name in by if name not in OWN))
    answers = _owned(connection, _answers(connection, measure, names, window, filters), filters)
    scales = Counter(answer[SCALE] for answer in answers)
    scale = max(scales, key=lambda each: (scales[each], each), default=0)
    columns = list(zip(*(answer for answer in answers if answer[SCALE] == scale), strict=True))
    return {name: _groups(columns, CUSTOMER + 1 + names.index(name), scale) if columns else {} for name in by}


def _groups(columns: Sequence[Sequence[Any]], at: int, scale: int) -> dict[str, Group]:
    scores: dict[str, dict[int, int]] = defaultdict(dict)
    for (name, score), count in Counter(zip(columns[at], columns[SCORE], strict=True)).items():
        if name:
            scores[name][score] = count
    customers = Counter(name for name, _ in set(zip(columns[at], columns[CUSTOMER], strict=True)))
    return {name: Group(tally=Tally(scale, found), customers=customers[name]) for name, found in scores.items()}


def _answers(
    connection: Connection, measure: str, names: Sequence[str], window: Window, filters: Mapping[str, str]
) -> Sequence[Answer]:
    here = {name: value for name, value in filters.items() if name not in {*OWN, "area"}}
    area = (ANSWERS.c.area == filters["area"],) if "area" in filters else ()
    places = (CUSTOMERS.c[name] if name in OWN else ABOUT.c[name] for name in names)
    query = (
        select(ANSWERS.c.scale, ANSWERS.c.score, ASKS.c.customer, *places)
        .join_from(ANSWERS, ASKS, ASKS.c.token == ANSWERS.c.ask)
        .join(ABOUT, ABOUT.c.id == ASKS.c.interaction)
        .join(CUSTOMERS, CUSTOMERS.c.id == ASKS.c.customer, isouter=True)
        .where(ANSWERS.c.measure == measure, ANSWERS.c.score.is_not(None), ANSWERS.c.void == "", ~ASKS.c.test)
        .where(ANSWERS.c.day >= window.first, ANSWERS.c.day < window.end, *area, *passing(here))
    )
    return [tuple(row) for row in connection.execute(query).all()]


def _owned(connection: Connection, answers: Sequence[Answer], filters: Mapping[str, str]) -> Sequence[Answer]:
    """Return the answers with the customers who count, but for those whose customer does not pass."""
    heirs = _heirs(connection)
    if heirs:
        answers = [
            (*each[:CUSTOMER], *heirs.get(each[CUSTOMER], each[CUSTOMER:FACTS]), *each[FACTS:]) for each in answers
        ]
    wanted = [(CUSTOMER + 1 + at, filters[name]) for at, name in enumerate(OWN) if name in filters]
    return [each for each in answers if all(each[at] == value for at, value in wanted)] if wanted else answers


def _heirs(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Return, for every customer who was merged into another, who counts in their place and what these have."""
    query = select(CUSTOMERS.c.id, CUSTOMERS.c.merged_into).where(CUSTOMERS.c.merged_into != "")
    merged = {row.id: row.merged_into for row in connection.execute(query)}
    heirs = {one: _last(merged, one) for one in merged}
    read = Shelf(connection).read(Customer, {(heir,) for heir in heirs.values()})
    known = {key[0]: (key[0], *(getattr(found, name) for name in OWN)) for key, found in read}
    return {one: known[heir] for one, heir in heirs.items() if heir in known}


def _last(merged: Mapping[str, str], customer: str) -> str:
    while customer in merged:
        customer = merged[customer]
    return customer
