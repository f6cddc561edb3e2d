"""Who somebody is: customers by their contacts, roles by their names and badges, languages by what is known of them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from bot import languages, minted
from bot.customers import linking
from bot.errors import Refused
from bot.model import Ask, Contact, Customer, Grant, Preference, Role

if TYPE_CHECKING:
    import datetime as dt

    from bot.languages import Texts
    from bot.messages import Actor, CustomerRef
    from bot.ports import Memory
    from bot.workspace import Workspace

SOURCES = ("", "written", "locale", "company", "choice")
"""How a customer's language is known, each better than those before it: what they chose is never overridden."""

ENOUGH = 3
"""Words that tell a language; with fewer, too many languages would do."""


def role(memory: Memory, workspace: Workspace, actor: Actor, at: dt.datetime) -> Role:
    """Return the highest role that settings or a grant give the actor or one of their badges; customer without any."""
    names = (actor.subject, *actor.badges)
    settled = [workspace.roles.get(name, Role.CUSTOMER) for name in names]
    return max(*settled, *(_granted(memory, name, at) for name in names))


def _granted(memory: Memory, subject: str, at: dt.datetime) -> Role:
    grant = memory.find(Grant, subject)
    if grant is None or (grant.until and grant.until <= at):
        return Role.CUSTOMER
    return Role(grant.role)


def require(held: Role, needed: Role) -> None:
    """
    Let through whoever holds the needed role or a higher one.

    Raises:
        Refused: the actor's role is too low.
    """
    if held < needed:
        raise Refused("role.needed", role=needed.name.lower())


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


def meet(memory: Memory, workspace: Workspace, actor: Actor, chat: str, customer: Customer | None = None) -> Customer:
    """Return the customer who acts, after noting where they were met; a stranger becomes ``customer`` or a new one."""
    known = customer or of(memory, actor) or Customer(id=minted.name(workspace.mint), name=actor.name)
    met = replace(spoken(known, actor.locale, "locale"), home=actor.subject, name=known.name or actor.name)
    contact = Contact(platform=actor.platform, person=actor.person, chat=chat, customer=met.id)
    memory.save(met, contact)
    return met


def spoken(customer: Customer, language: str, source: str) -> Customer:
    """Return the customer with a language as this source has it, unless a better one is known already."""
    code = languages.nearest(language, default="")
    if not code or SOURCES.index(source) < SOURCES.index(customer.language_source):
        return customer
    if (code, source) == (customer.language, customer.language_source):
        return customer
    return replace(customer, language=code, language_source=source)


def overheard(memory: Memory, workspace: Workspace, actor: Actor, text: str) -> None:
    """Note the language a customer writes in, where nothing better is known of theirs."""
    customer = of(memory, actor) if len(text.split()) >= ENOUGH else None
    if customer is None or SOURCES.index(customer.language_source) > SOURCES.index("written"):
        return
    heard = spoken(customer, workspace.detect(text), "written")
    if heard != customer:
        memory.save(heard)


def wishes(memory: Memory, actor: Actor) -> tuple[str, ...]:
    """Return the languages somebody is to be spoken to in, the best first."""
    customer = of(memory, actor) or Customer(id="")
    chosen = memory.find(Preference, actor.subject)
    own, rank = customer.language, SOURCES.index(customer.language_source)
    best = own if rank > SOURCES.index("company") else chosen.language if chosen else ""
    return (best, own if rank > SOURCES.index("locale") else "", actor.locale, own)


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


def named(memory: Memory, ref: CustomerRef) -> Customer | None:
    """Return the customer that another system names, by their number or else by a contact; ``None`` for a new one."""
    return living(memory, ref.id) if ref.id else _by_contact(memory, ref)


def spared(memory: Memory, ref: CustomerRef, customer: Customer) -> Customer:
    """Return the customer as stopped where whoever has one of the contacts asked never to be asked again."""
    found = (memory.find(Contact, *subject.split(":", 1)) for subject in ref.contacts)
    owners = (living(memory, contact.customer) for contact in found if contact)
    stops = [owner.stopped_at for owner in (customer, *owners) if owner and owner.stopped_at]
    return replace(customer, stopped_at=min(stops, default=None))


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _by_contact(memory: Memory, ref: CustomerRef) -> Customer | None:
    for subject in ref.contacts:
        contact = memory.find(Contact, *subject.split(":", 1))
        if contact:
            return living(memory, contact.customer)
    return None


def texts(workspace: Workspace, *wishes: str) -> Texts:
    """Return the texts in the first wished language that is known, else in the workspace's."""
    return languages.texts(languages.nearest(*wishes, default=workspace.language))
