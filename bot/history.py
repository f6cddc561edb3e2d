"""
What a customer's events amount to: the stays of their time with the company, and of each product they held.

Pure functions. A customer is lost when their last product ends; they come back when they hold one again.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.model import CustomerEvent, Stay

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bot.model import Customer

JOINED, CANCELLED, RETURNED = "joined", "cancelled", "returned"
CAME_BACK, REFERRED, VALUE_CHANGED = "came_back", "referred", "value_changed"
KINDS = (JOINED, CANCELLED, RETURNED, CAME_BACK, REFERRED, VALUE_CHANGED)
"""What can happen: ``returned`` is said of goods, ``came_back`` of customers."""
BACK, CHANGED = "back", "changed"
"""How a stay can open, beside ``joined``."""
NEVER = dt.date(1, 1, 1)
"""A day before all others."""
UNNAMED = frozenset({""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a customer ``held`` and paid after an event."""

    event: CustomerEvent
    held: frozenset[str] = frozenset()
    value: int | None = None
    currency: str = ""


def number(event: CustomerEvent) -> int:
    """Return which of its customer's events this is, from 1 on."""
    return int(event.id.rpartition("#")[2])


def scenes(events: Iterable[CustomerEvent]) -> Iterator[Scene]:
    """Yield what the customer held after each event; what happens at the same instant in the order it was told."""
    held, left, value, currency = frozenset[str](), UNNAMED, None, ""
    for event in sorted(events, key=_order):
        if event.value is not None and event.kind != RETURNED:
            value, currency = event.value, event.currency
        before, held = held, _held(event, held, left)
        left = before if before and not held else left
        yield Scene(event=event, held=held, value=value, currency=currency)


def _order(event: CustomerEvent) -> tuple[dt.datetime, bool, int]:
    """Return what sorts events: who changes from one product to another at one instant is never without any."""
    return event.at, event.kind == CANCELLED and event.product != "", number(event)


def _held(event: CustomerEvent, held: frozenset[str], left: frozenset[str]) -> frozenset[str]:
    if event.kind == CANCELLED:
        return held - {event.product} if event.product and held != UNNAMED else frozenset()
    if event.kind not in {JOINED, CAME_BACK}:
        return held
    if event.product:
        return held - UNNAMED | {event.product}
    return held or (left if event.kind == CAME_BACK else UNNAMED)


def stays(customer: Customer, events: Sequence[CustomerEvent]) -> list[Stay]:
    """Return the stays that follow from the events, numbered in their order: the customer's, then each product's."""
    course = list(scenes(events))
    products = sorted({product for scene in course for product in scene.held if product})
    found = list(_stays(course, lambda scene: bool(scene.held), valued=True))
    for product in products:
        found += _stays(course, lambda scene, name=product: name in scene.held, product=product)  # type: ignore[misc]
    return [
        replace(
            stay, id=f"{customer.id}#{at}", customer=customer.id, contract=customer.contract, segment=customer.segment
        )
        for at, stay in enumerate(found, 1)
    ]


def _stays(
    course: Sequence[Scene], here: Callable[[Scene], bool], *, product: str = "", valued: bool = False
) -> Iterator[Stay]:
    """Yield the stays of one product, or of the customer as a whole; only the latter have a value."""
    stay: Stay | None = None
    after: dt.date | None = None
    for scene in course:
        now = (scene.value, scene.currency) if valued else (None, "")
        if stay is None and here(scene):
            stay = replace(_opened(scene, after), product=product, value=now[0], currency=now[1])
        elif stay and not here(scene):
            yield replace(stay, ended=scene.event.day, lost=True, reason=scene.event.reason)
            stay, after = None, scene.event.day
        elif stay and now != (stay.value, stay.currency):
            yield replace(stay, ended=scene.event.day)
            stay = replace(stay, opening=CHANGED, began=scene.event.day, value=now[0], currency=now[1], after=None)
    if stay:
        yield stay


def _opened(scene: Scene, after: dt.date | None) -> Stay:
    day = scene.event.day
    back = after is not None or scene.event.kind == CAME_BACK
    return Stay(
        id="",
        customer="",
        since=day,
        began=day,
        opening=BACK if back else JOINED,
        after=(after or NEVER) if back else None,
    )


def chained(events: Sequence[CustomerEvent], lived: Sequence[Stay]) -> Iterator[CustomerEvent]:
    """Yield the events, each referral by somebody who was a customer then with the day of their one before."""
    since = NEVER
    for event in sorted(events, key=_order):
        if event.kind == REFERRED and any(_within(stay, event.day) for stay in lived):
            yield replace(event, since=since)
            since = event.day
        else:
            yield replace(event, since=None)


def _within(stay: Stay, day: dt.date) -> bool:
    return bool(not stay.product and stay.began and stay.began <= day and (stay.ended is None or day <= stay.ended))


def summed(customer: Customer, events: Sequence[CustomerEvent]) -> Customer:
    """Return the customer with what they hold and pay now, and when they joined and left."""
    course = list(scenes(events))
    if not course:
        return customer
    last = course[-1]
    joined = next((scene.event.at for scene in course if scene.held), None)
    ends = [now.event.at for before, now in pairwise(course) if before.held and not now.held]
    return replace(
        customer,
        products=tuple(sorted(last.held)),
        value=last.value,
        currency=last.currency,
        joined_at=joined,
        left_at=ends[-1] if ends and not last.held else None,
    )
