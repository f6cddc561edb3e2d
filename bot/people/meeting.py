"""Customers are met, or named by another system."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from bot import minted
from bot.customers import linking
from bot.model import Contact, Customer
from bot.people.identity import named, of
from bot.people.speaking import spoken

if TYPE_CHECKING:
    import datetime as dt

    from bot.messages import Actor, CustomerRef
    from bot.ports import Memory
    from bot.workspace import Workspace


def meet(memory: Memory, workspace: Workspace, actor: Actor, chat: str, customer: Customer | None = None) -> Customer:
    """Return the customer who acts, after noting where they were met; a stranger becomes ``customer`` or a new one."""
    known = customer or of(memory, actor) or Customer(id=minted.name(workspace.mint), name=actor.name)
    met = replace(spoken(known, actor.locale, "locale"), home=actor.subject, name=known.name or actor.name)
    contact = Contact(platform=actor.platform, person=actor.person, chat=chat, customer=met.id)
    memory.save(met, contact)
    return met


def referred(memory: Memory, workspace: Workspace, ref: CustomerRef, at: dt.datetime) -> Customer:
    """
    Return the customer another system names, with what it knows of them; unknown ones are created.

    Contacts on several platforms named together are those of one person: customers known by them become one. Whoever
    was known by a contact alone becomes the customer whose it is.
    """
    known = named(memory, ref)
    before = known or Customer(id=ref.id or minted.name(workspace.mint))
    told = spoken(before, ref.language, "company")
    name, zone = ref.name or told.name, ref.zone if ref.zone in _zones() else told.zone
    if (name, zone) != (told.name, told.zone):
        told = replace(told, name=name, zone=zone)
    if told != known:
        memory.save(told)
    return linking.gather(memory, told, ref.contacts, at)


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())
