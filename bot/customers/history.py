"""
What a customer's events amount to: what they held and paid after each, and in the end.

Pure functions. A customer is lost when their last product ends; they come back when they hold one again.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.model import Customer, CustomerEvent, Stay

JOINED, CANCELLED, RETURNED = "joined", "cancelled", "returned"
CAME_BACK, REFERRED, VALUE_CHANGED = "came_back", "referred", "value_changed"
KINDS = (JOINED, CANCELLED, RETURNED, CAME_BACK, REFERRED, VALUE_CHANGED)
"""What can happen: ``returned`` is said of goods, ``came_back`` of customers."""
PAYS = frozenset({JOINED, CAME_BACK, VALUE_CHANGED})
"""Events whose value is what the customer pays a month from then on."""
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
        if event.value is not None and event.kind in PAYS:
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
