"""An interaction ended: is its customer asked, where, and in which words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot import minted, people
from bot.asks import agenda, calm, choosing, viewing
from bot.asks.drafting import addressed, draft
from bot.errors import Refused
from bot.hours import timing
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

ABOUT = ("agents", "team", "channel", "kind", "product", "language")
"""What is known of an interaction that a later record's silence does not take away."""


def ended(event: InteractionEnded, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """
    Ask the customer once about the interaction that ended, and tell who brought it what became of it.

    Raises:
        Refused: the interaction is known as another customer's.
    """
    ref = _served(event, memory)
    customer = people.spared(memory, ref, people.referred(memory, workspace, ref, event.at))
    first = _not_ended(memory, event.interaction.id)
    interaction = keep(event, memory, workspace, customer)
    if first and not event.actor:
        viewing.ask(memory, workspace, interaction, event.at)
    ask = memory.find(Ask, interaction.ask) if interaction.ask else None
    plan = None if ask or customer.stopped_at else _plan(event, memory, workspace, customer, interaction)
    if plan:
        ask = _ask(event, memory, workspace, plan, customer, interaction)
    return _confirm(event, workspace, customer, interaction, ask)


def _not_ended(memory: Memory, reference: str) -> bool:
    known = memory.find(Interaction, reference) if reference else None
    return known is None or known.ended_at is None


def _served(event: InteractionEnded, memory: Memory) -> CustomerRef:
    """Return whom the interaction is of: its own customer where the event names nobody."""
    ref, id_ = event.customer, event.interaction.id
    known = memory.find(Interaction, id_) if id_ else None
    if known is None or not known.customer:
        return ref
    owner, named = people.living(memory, known.customer), people.named(memory, ref)
    if owner and (named.id != owner.id if named else ref.id):
        raise Refused("ask.taken", reference=id_)
    return ref if ref.id else replace(ref, id=known.customer)


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


def keep(
    event: InteractionEnded | Recorded, memory: Memory, workspace: Workspace, customer: Customer, ask: str = ""
) -> Interaction:
    """
    Keep the interaction of an event under its own id; the agents and the ask of a known one stay as they were.

    ``ask`` is the token of one that is made for it where it has none.
    """
    new = event.interaction
    known = memory.find(Interaction, new.id) if new.id else None
    interaction = timing.timed(
        new,
        known,
        workspace.hours,
        id=new.id or minted.name(workspace.mint),
        customer=known.customer if known and known.ask else customer.id,
        ask=(known.ask if known else "") or ask,
        ended_at=timing.end(event),
        **_about(new, known, customer),
    )
    if interaction != known:
        memory.save(interaction)
    return interaction


def _about(new: Interaction, known: Interaction | None, customer: Customer) -> dict[str, Any]:
    """Return what describes an interaction; its agents are those who were there when its customer was asked."""
    found = {name: getattr(new, name) or getattr(known, name, type(getattr(new, name))()) for name in ABOUT}
    agents = known.agents if known and known.ask else found["agents"]
    return found | {"agents": agents, "language": found["language"] or customer.language}


def _ask(
    event: InteractionEnded,
    memory: Memory,
    workspace: Workspace,
    plan: Survey,
    customer: Customer,
    interaction: Interaction,
) -> Ask:
    contact = reachable(memory, workspace, event.customer, customer)
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


def bring(memory: Memory, workspace: Workspace, plan: Survey, ask: Ask, customer: Customer, now: dt.datetime) -> Ask:
    """Send an ask, now or at its moment, and return it."""
    if ask.asked_at > now:
        memory.save(ask)
        agenda.promise(memory, ask, AskDue, ask.asked_at)
    else:
        agenda.send(memory, workspace, plan, ask, customer, now)
    return ask


def reachable(memory: Memory, workspace: Workspace, ref: CustomerRef, customer: Customer) -> Contact | None:
    """Return where the customer can be written to: a contact that was named, else where they were last met."""
    opens = workspace.platforms
    for subject in (*ref.contacts, customer.home):
        platform, _, person = subject.partition(":")
        known = memory.find(Contact, platform, person) if person else None
        chat = known.chat if known else ""
        if known and not people.same(memory, known.customer, customer):
            continue
        if person and platform in opens and (chat or opens[platform]):
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
    text = "\n".join((_outcome(texts, customer, ask, len(links), event.at), *links.values()))
    return (Reply(to=event.where, text=text, buttons=buttons, private=True, data=data),)


def _outcome(texts: Texts, customer: Customer, ask: Ask | None, links: int, now: dt.datetime) -> str:
    name = customer.name or texts("ask.the_customer")
    if ask is None:
        return texts("ask.stopped" if customer.stopped_at else "ask.rested", name=name)
    if ask.state is AskState.ANSWERED:
        return texts("ask.answered", name=name)
    if ask.person and ask.asked_at > now:
        return texts("ask.later", name=name)
    return texts("ask.links" if links else "ask.sent" if ask.person else "ask.nowhere", name=name, n=links)
