"""``/link FIRST SECOND``: the same person on two platforms is one customer from now on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot import people
from bot.commands import Call, Command
from bot.customers import linking
from bot.errors import Refused
from bot.messages import Reply
from bot.model import AuditEntry, Contact, Customer, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

PAIR = 2
UNDO = "undo"
LONGEST = 100
_NAME = re.compile(r'"([^"]+)"|<@([A-Z0-9]+)(?:\|[^>]*)?>|(\S+)')


def run(call: Call) -> Sequence[Reply]:
    """
    Make two customers one, or part them again.

    Raises:
        Refused: those are not two known customers, or they are one already.
    """
    names = _names(call)
    if len(names) != PAIR:
        raise Refused("link.usage")
    if names[0].casefold() == UNDO:
        return _undo(call, names[1])
    first, second = (_customer(call, name) for name in names)
    if first.id == second.id:
        raise Refused("link.same")
    linking.link(call.world, first, second, call.workspace.surveys)
    return _told(call, "link", "link.done", first.id, second.id)


def _names(call: Call) -> list[str]:
    platform = call.event.actor.platform
    found = _NAME.findall(call.event.words)
    return [quoted or (f"{platform}:{mention}" if mention else plain) for quoted, mention, plain in found]


def _customer(call: Call, name: str) -> Customer:
    """Return the customer with this number or contact, or who counts in their place."""
    platform, _, person = name.partition(":")
    contact = call.world.find(Contact, platform, person) if person else None
    customer = people.living(call.world, contact.customer if contact else name)
    if customer is None:
        raise Refused("link.unknown", who=name[:LONGEST])
    return customer


def _undo(call: Call, name: str) -> Sequence[Reply]:
    platform, _, person = name.partition(":")
    contact = call.world.find(Contact, platform, person) if person else None
    customer = call.world.find(Customer, contact.customer if contact else name)
    if customer is None:
        raise Refused("link.unknown", who=name[:LONGEST])
    if not customer.merged_into:
        raise Refused("link.not_linked", second=customer.id)
    heir = call.world.find(Customer, customer.merged_into)
    if heir:
        linking.part(call.world, heir, customer)
    else:
        call.world.save(replace(customer, merged_into=""))
    return _told(call, "link undo", "link.undone", customer.merged_into, customer.id)


def _told(call: Call, deed: str, key: str, first: str, second: str) -> Sequence[Reply]:
    event, about = call.event, f"{first} {second}"
    call.world.save(AuditEntry(id=event.id, at=event.at, actor=event.actor.subject, deed=deed, about=about))
    text = call.texts(key, first=first, second=second)
    return (Reply(to=event.where, text=text, private=True, data={"customer": first, "linked": second}),)


COMMAND = Command(name="link", run=run, role=Role.LEAD)
