"""Customers come, change and go: what was told of them becomes events, and events become stays."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from bot import history, people
from bot.history import CANCELLED, JOINED, VALUE_CHANGED
from bot.messages import Address, Reply
from bot.model import Customer, CustomerEvent, Stay
from bot.recording import ADDED, CHANGED, UNCHANGED

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


def events(memory: Memory, customer: Customer) -> list[CustomerEvent]:
    """Return all events of a customer, in the order they were told."""
    found = (memory.find(CustomerEvent, f"{customer.id}#{at}") for at in range(1, customer.events + 1))
    return [event for event in found if event]


def keep(
    memory: Memory,
    workspace: Workspace,
    customer: Customer,
    known: Sequence[CustomerEvent],
    told: Sequence[CustomerEvent],
) -> Customer:
    """Keep events that were told beside those that are known, with all that follows from them; return the customer."""
    own = {event.id: event for event in known}
    for one in told:
        event = _numbered(customer, list(own.values()), replace(one, day=workspace.local_day(one.at)))
        own[event.id] = replace(event, contract=customer.contract, segment=customer.segment)
    all_of_them = [replace(one, contract=customer.contract, segment=customer.segment) for one in own.values()]
    return settled(memory, customer, all_of_them)


def _numbered(customer: Customer, known: Sequence[CustomerEvent], told: CustomerEvent) -> CustomerEvent:
    """Return what was told under the id of the event that it repeats or corrects, else under a new one."""
    same = next((one for one in known if _same(one, told)), None)
    if same is None:
        return replace(told, id=f"{customer.id}#{len(known) + 1}")
    return replace(told, id=same.id, reference=told.reference or same.reference, reason=told.reason or same.reason)


def _same(one: CustomerEvent, other: CustomerEvent) -> bool:
    if other.reference and one.reference:
        return one.reference == other.reference
    return (one.kind, one.at, one.product) == (other.kind, other.at, other.product)


def settled(memory: Memory, customer: Customer, told: Sequence[CustomerEvent]) -> Customer:
    """Keep events with the stays that follow from them; stays that there were not after all are emptied."""
    lived = history.stays(customer, told)
    gone = (Stay(id=f"{customer.id}#{at}", customer=customer.id) for at in range(len(lived) + 1, customer.stays + 1))
    after = replace(history.summed(customer, told), events=len(told), stays=max(len(lived), customer.stays))
    records: list[Customer | CustomerEvent | Stay] = [after, *history.chained(told, lived), *lived, *gone]
    for record in records:
        if memory.find(type(record), record.id) != record:
            memory.save(record)
    return after
