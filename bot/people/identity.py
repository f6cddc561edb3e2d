"""Which customer somebody is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.model import Ask, Contact, Customer

if TYPE_CHECKING:
    from bot.messages import Actor, CustomerRef
    from bot.ports import Memory


def of(memory: Memory, actor: Actor) -> Customer | None:
    """Return the customer who acts, known by a contact or by the ask whose token they bear; ``None`` for a stranger."""
    contact = memory.find(Contact, actor.platform, actor.person)
    if contact:
        return living(memory, contact.customer)
    ask = memory.find(Ask, actor.person)
    return living(memory, ask.customer) if ask else None


def living(memory: Memory, id: str) -> Customer | None:  # noqa: A002 - as the record calls it
    """Return the customer with this id, or the one who counts in their place."""
    customer = memory.find(Customer, id)
    while customer and customer.merged_into:
        customer = memory.find(Customer, customer.merged_into)
    return customer


def same(memory: Memory, id: str, customer: Customer) -> bool:  # noqa: A002
    """Return whether this id is the customer's, or one that was merged into them."""
    found = living(memory, id)
    return found is not None and found.id == customer.id


def named(memory: Memory, ref: CustomerRef) -> Customer | None:
    """Return the customer that another system names, by their number or else by a contact; ``None`` for a new one."""
    return living(memory, ref.id) if ref.id else _by_contact(memory, ref)


def _by_contact(memory: Memory, ref: CustomerRef) -> Customer | None:
    for subject in ref.contacts:
        contact = memory.find(Contact, *subject.split(":", 1))
        if contact:
            return living(memory, contact.customer)
    return None


def spared(memory: Memory, ref: CustomerRef, customer: Customer) -> Customer:
    """Return the customer as stopped where whoever has one of the contacts asked never to be asked again."""
    found = (memory.find(Contact, *subject.split(":", 1)) for subject in ref.contacts)
    owners = (living(memory, contact.customer) for contact in found if contact)
    stops = [owner.stopped_at for owner in (customer, *owners) if owner and owner.stopped_at]
    return replace(customer, stopped_at=min(stops, default=None))
