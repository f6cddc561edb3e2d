"""An interaction ended: is its customer asked, where, and in which words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import agenda, calm, choosing, people, timing
from bot.messages import AskDue, Button, Reply
from bot.model import Ask, AskState, Contact, Interaction
from bot.survey import editions

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bot.languages import Texts
    from bot.messages import CustomerRef, Delivered, InteractionEnded, Recorded
    from bot.model import Customer
    from bot.ports import Memory
    from bot.survey import Survey
    from bot.workspace import Workspace

OPENS_CHATS = frozenset({"slack", "web"})
"""Platforms where a bot may write first; elsewhere the customer must have come by once."""


def ended(event: InteractionEnded, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """Ask the customer once about the interaction that ended, and tell who brought it what became of it."""
    customer = people.referred(memory, workspace, event.customer, event.at)
    interaction = keep(event, memory, workspace, customer)
    ask = memory.find(Ask, interaction.ask) if interaction.ask else None
    plan = None if ask or customer.stopped_at else _plan(event, memory, workspace, customer, interaction)
    if plan:
        ask = _ask(event, memory, workspace, plan, customer, interaction)
    return _confirm(event, workspace, customer, interaction, ask)


def _plan(
    event: InteractionEnded, memory: Memory, workspace: Workspace, customer: Customer, interaction: Interaction
) -> Survey | None:
    """Return what is to be asked; for staff who want to know now neither clocks nor chance count."""
    if event.actor:
        return choosing.wished(memory, workspace, interaction)
    return choosing.chosen(memory, workspace, customer, interaction, event.at)


def delivered(event: Delivered, memory: Memory, workspace: Workspace) -> Sequence[Reply]:  # noqa: ARG001 - the same for each event
    """Note that the respondent has the ask in front of them; one that came too late is over."""
    ask = memory.find(Ask, event.ask)
    if ask and ask.state is AskState.OWED:
        memory.save(replace(ask, state=AskState.OPEN if event.at < ask.expires_at else AskState.EXPIRED))
    return ()


def keep(event: InteractionEnded | Recorded, memory: Memory, workspace: Workspace, customer: Customer) -> Interaction:
    """Keep the interaction of an event under its own id; the agents and the ask of a known one stay as they were."""
    new = event.interaction
    known = memory.find(Interaction, new.id) if new.id else None
    interaction = timing.timed(
        new,
        known,
        workspace.hours,
        id=new.id or workspace.mint(),
        customer=customer.id,
        agents=known.agents if known and known.ask else new.agents,
        ask=known.ask if known else "",
        language=new.language or customer.language,
        ended_at=timing.end(event),
    )
    if interaction != known:
        memory.save(interaction)
    return interaction


def _ask(
    event: InteractionEnded,
    memory: Memory,
    workspace: Workspace,
    plan: Survey,
    customer: Customer,
    interaction: Interaction,
) -> Ask:
    contact = reachable(memory, event.customer, customer)
    ask = draft(workspace, plan, customer, event.at, interaction=interaction.id)
    editions.keep(memory, plan)
    memory.save(replace(interaction, ask=ask.token))
    if contact is None:
        memory.save(ask)
        agenda.follow(memory, workspace, plan, ask, event.at)
        return ask
    memory.save(contact)
    moment = event.at if event.actor else calm.moment(workspace, plan, customer, interaction, event.at)
    return bring(memory, workspace, plan, addressed(ask, contact, moment), customer, event.at)


def draft(workspace: Workspace, plan: Survey, customer: Customer, at: dt.datetime, *, interaction: str) -> Ask:
    """Return a new ask that nobody is bound to yet."""
    return Ask(
        token=workspace.mint(),
        interaction=interaction,
        customer=customer.id,
        survey=plan.name,
        version=plan.version,
        asked_at=at,
        expires_at=at + (plan.expiry or workspace.expiry),
        language=customer.language or workspace.language,
    )


def addressed(ask: Ask, contact: Contact, moment: dt.datetime) -> Ask:
    """Return the ask bound to a contact, to be sent at a moment."""
    return replace(
        ask,
        asked_at=moment,
        expires_at=ask.expires_at + (moment - ask.asked_at),
        platform=contact.platform,
        person=contact.person,
        chat=contact.chat,
    )


def bring(memory: Memory, workspace: Workspace, plan: Survey, ask: Ask, customer: Customer, now: dt.datetime) -> Ask:
    """Send an ask, now or at its moment, and return it."""
    if ask.asked_at > now:
        memory.save(ask)
        agenda.promise(memory, ask, AskDue, ask.asked_at)
    else:
        agenda.send(memory, workspace, plan, ask, customer, now)
    return ask


def reachable(memory: Memory, ref: CustomerRef, customer: Customer) -> Contact | None:
    """Return where the customer can be written to: a contact that was named, else where they were last met."""
    for subject in (*ref.contacts, customer.home):
        platform, _, person = subject.partition(":")
        known = memory.find(Contact, platform, person) if person else None
        chat = known.chat if known else ""
        if known and not people.same(memory, known.customer, customer):
            continue
        if person and (chat or platform in OPENS_CHATS):
            return Contact(platform=platform, person=person, chat=chat or person, customer=customer.id)
    return None


def _confirm(
    event: InteractionEnded, workspace: Workspace, customer: Customer, interaction: Interaction, ask: Ask | None
) -> Sequence[Reply]:
    if event.where is None:
        return ()
    texts = people.texts(workspace, event.actor.locale if event.actor else "")
    links = workspace.links(ask.token) if ask and not ask.person else {}
    data = {"interaction": interaction.id, "customer": customer.id, "asked": ask is not None, "links": dict(links)}
    buttons = tuple(
        (Button(label=texts("ask.open_on", platform=platform), url=url),) for platform, url in links.items()
    )
    text = "\n".join((_outcome(texts, customer, ask, bool(links), event.at), *links.values()))
    return (Reply(to=event.where, text=text, buttons=buttons, private=True, data=data),)


def _outcome(texts: Texts, customer: Customer, ask: Ask | None, linked: bool, now: dt.datetime) -> str:  # noqa: FBT001
    name = customer.name or texts("ask.the_customer")
    if ask is None:
        return texts("ask.stopped" if customer.stopped_at else "ask.rested", name=name)
    if ask.state is AskState.ANSWERED:
        return texts("ask.answered", name=name)
    if ask.person and ask.asked_at > now:
        return texts("ask.later", name=name)
    return texts("ask.links" if linked else "ask.sent" if ask.person else "ask.nowhere", name=name)
