"""What follows from a customer's events, kept beside them; and two histories that become one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.customers import history, staying
from bot.model import Customer, CustomerEvent, Stay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ports import Memory
    from bot.workspace import Workspace

LINKED = "linked"
"""Begins the kind of an event that is told of the customer who counts in place of its own, as which of theirs."""
NOTHING = ""
"""The kind of an event that was told of another customer after all."""


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
        own[event.id] = event
    return settled(memory, customer, _alike(customer, list(own.values())))


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
    lived = staying.stays(customer, told)
    gone = (Stay(id=f"{customer.id}#{at}", customer=customer.id) for at in range(len(lived) + 1, customer.stays + 1))
    after = replace(history.summed(customer, told), events=len(told), stays=max(len(lived), customer.stays))
    records: list[Customer | CustomerEvent | Stay] = [after, *history.chained(told, lived), *lived, *gone]
    for record in records:
        if memory.find(type(record), record.id) != record:
            memory.save(record)
    return after


def linked(memory: Memory, one: Customer, other: Customer) -> Customer:
    """Return the customer after all that happened with the other one is told of them, and of the other no more."""
    mine, theirs = events(memory, one), events(memory, other)
    if not theirs:
        return one
    given: list[CustomerEvent] = []
    for event in theirs:
        twice = any(_same(known, event) for known in mine)
        place = 0 if twice else len(mine) + 1
        mine += [] if twice else [replace(event, id=f"{one.id}#{place}", customer=one.id)]
        given.append(replace(event, kind=f"{LINKED} {place} {event.kind}"))
    settled(memory, replace(other, merged_into=one.id), given)
    return settled(memory, one, _alike(one, mine))


def parted(memory: Memory, one: Customer, other: Customer) -> None:
    """Tell of both customers again what happened with each."""
    given = [event.kind.split(" ", 2) for event in events(memory, other)]
    theirs = [replace(event, kind=parts[-1]) for event, parts in zip(events(memory, other), given, strict=True)]
    copies = {f"{one.id}#{parts[1]}" for parts in given if parts[0] == LINKED}
    mine = [replace(event, kind=NOTHING) if event.id in copies else event for event in events(memory, one)]
    if theirs:
        settled(memory, other, _alike(other, theirs))
        settled(memory, one, mine)


def _alike(customer: Customer, told: Sequence[CustomerEvent]) -> list[CustomerEvent]:
    return [replace(event, contract=customer.contract, segment=customer.segment) for event in told]
