"""Who somebody is: customers by their contacts, roles by their names and badges, languages by what is known of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import languages
from bot.errors import Refused
from bot.model import Ask, Contact, Customer, Grant, Role

if TYPE_CHECKING:
    import datetime as dt

    from bot.languages import Texts
    from bot.messages import Actor, CustomerRef
    from bot.ports import Memory
    from bot.workspace import Workspace


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
        return memory.find(Customer, contact.customer)
    ask = memory.find(Ask, actor.person)
    return memory.find(Customer, ask.customer) if ask else None


def meet(memory: Memory, workspace: Workspace, actor: Actor, chat: str, customer: Customer | None = None) -> Customer:
    """Return the customer who acts, after noting where they were met; a stranger becomes ``customer`` or a new one."""
    known = customer or of(memory, actor) or Customer(id=workspace.mint(), name=actor.name)
    met = replace(
        known,
        home=actor.subject,
        name=known.name or actor.name,
        language=known.language or languages.nearest(actor.locale, default=""),
    )
    contact = Contact(platform=actor.platform, person=actor.person, chat=chat, customer=met.id)
    memory.save(met, contact)
    return met


def referred(memory: Memory, workspace: Workspace, ref: CustomerRef) -> Customer:
    """Return the customer another system names, with the name and language it knows; unknown ones are created."""
    known = memory.find(Customer, ref.id) if ref.id else _by_contact(memory, ref)
    before = known or Customer(id=ref.id or workspace.mint())
    language = languages.nearest(ref.language, default=before.language)
    customer = replace(before, name=ref.name or before.name, language=language)
    if customer != known:
        memory.save(customer)
    return customer


def _by_contact(memory: Memory, ref: CustomerRef) -> Customer | None:
    for subject in ref.contacts:
        contact = memory.find(Contact, *subject.split(":", 1))
        if contact:
            return memory.find(Customer, contact.customer)
    return None


def texts(workspace: Workspace, *wishes: str) -> Texts:
    """Return the texts in the first wished language that is known, else in the workspace's."""
    return languages.texts(languages.nearest(*wishes, default=workspace.language))
