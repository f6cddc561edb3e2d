"""Customers come, change and go: what was told of them becomes events, and events become stays."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from bot import people
from bot.customers.history import CANCELLED, JOINED, VALUE_CHANGED
from bot.messages import Address, Reply
from bot.model import Customer, CustomerEvent
from bot.recording import ADDED, CHANGED, UNCHANGED
from bot.settling import events, keep

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.messages import CustomerChanged, CustomerEventRecorded
    from bot.ports import Memory
    from bot.workspace import Workspace

TELLER = Address(platform="file", chat="customers")
"""Whom the outcome is told: whoever brought it."""
FACTS = "facts:"
"""Begins the reference of an event that follows from a customer's facts, so that new facts correct it."""


def changed(event: CustomerChanged, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """
    Keep what is known of a customer, and return one reply whose ``data`` says what became of it.

    The same facts again change nothing; what they leave empty stays as it was. Products that are named begin where
    they are not held yet; none ends but by an event, or by ``left_at``.
    """
    before = memory.find(Customer, event.customer.id)
    customer = people.referred(memory, workspace, event.customer, event.at)
    named = replace(customer, contract=event.contract or customer.contract, segment=event.segment or customer.segment)
    known = events(memory, named)
    after = keep(memory, workspace, named, known, [*_told(event, named, known)])
    change = ADDED if before is None else UNCHANGED if after == before else CHANGED
    return (Reply(to=TELLER, text="", data={"customer": after.id, "change": change}),)


def _told(event: CustomerChanged, customer: Customer, known: Sequence[CustomerEvent]) -> Iterator[CustomerEvent]:
    """Yield the events that facts stand for."""
    facts = CustomerEvent(id="", customer=customer.id, kind=JOINED, at=event.at, day=event.at.date())
    began = {one.product: one for one in known if one.reference.startswith(FACTS + JOINED)}
    new = [name for name in event.products if name not in customer.products and name not in began]
    if event.joined_at:
        new = list(event.products) or list(began) or [""]
    value, currency = event.value, event.currency
    for name in new:
        at = event.joined_at or event.at
        earlier = began.get(name)
        paid = (earlier.value, earlier.currency) if earlier else (value, currency)
        yield replace(facts, at=at, product=name, reference=FACTS + JOINED + name, value=paid[0], currency=paid[1])
        value = None if paid[0] is not None and not earlier else value
    if value is not None and (value, currency) != (customer.value, customer.currency):
        yield replace(facts, kind=VALUE_CHANGED, value=value, currency=currency)
    if event.left_at:
        yield replace(facts, kind=CANCELLED, at=event.left_at, reason=event.reason, reference=FACTS + "left")


def happened(event: CustomerEventRecorded, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """Keep what happened with a customer, and return one reply whose ``data`` says what became of it."""
    customer = people.referred(memory, workspace, event.customer, event.at)
    names = {field.name for field in fields(CustomerEvent)} - {
        "id",
        "customer",
        "at",
        "day",
        "contract",
        "segment",
        "since",
    }
    told = CustomerEvent(
        id="",
        customer=customer.id,
        at=event.happened_at,
        day=event.happened_at.date(),
        **{name: getattr(event, name) for name in names},
    )
    known = events(memory, customer)
    after = keep(memory, workspace, customer, known, [told])
    change = ADDED if after.events > customer.events else UNCHANGED if events(memory, after) == known else CHANGED
    return (Reply(to=TELLER, text="", data={"customer": after.id, "change": change}),)
