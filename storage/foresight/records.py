"""What events name by which other systems tell of interactions and customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages import (
    Announced,
    CustomerChanged,
    CustomerEventRecorded,
    InteractionEnded,
    InteractionReopened,
    Recorded,
)
from bot.model import Announcement, Contact, Customer, CustomerEvent, Interaction, Stay

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.messages import CustomerRef
    from storage.foresight.wish import Wish, Wishes

FIRST = 2
"""How many of a customer's events and stays are looked up at once: most have no more."""


def _over(event: InteractionEnded | Recorded) -> Iterable[Wish]:
    yield Interaction, (event.interaction.id,)
    yield from _person(event.customer)


def _reopened(event: InteractionReopened) -> Iterable[Wish]:
    return ((Interaction, (event.reference,)),)


def _customer(event: CustomerChanged | CustomerEventRecorded) -> Iterable[Wish]:
    yield from _person(event.customer)
    for name in (CustomerEvent, Stay):
        yield from ((name, (f"{event.customer.id}#{at}",)) for at in range(1, FIRST + 1))


def _announced(event: Announced) -> Iterable[Wish]:
    return ((Announcement, (event.key,)),)


def _person(customer: CustomerRef) -> Iterable[Wish]:
    yield Customer, (customer.id,)
    for contact in customer.contacts:
        platform, _, person = contact.partition(":")
        yield Contact, (platform, person)


WISHES: Wishes = {
    InteractionEnded: _over,
    Recorded: _over,
    InteractionReopened: _reopened,
    CustomerChanged: _customer,
    CustomerEventRecorded: _customer,
    Announced: _announced,
}
