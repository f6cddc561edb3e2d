"""An interaction ended: is its customer asked, where, and in which words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import people
from bot.asks import calm, choosing, sending, viewing
from bot.asks.confirming import confirm
from bot.asks.drafting import addressed, draft
from bot.asks.interactions import keep, new_end, served
from bot.asks.reaching import reachable
from bot.messages import AskDue, Reply
from bot.model import Ask, AskState, Interaction
from bot.survey import editions

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bot.messages import Delivered, InteractionEnded
    from bot.model import Customer
    from bot.ports import Memory
    from bot.survey import Survey
    from bot.workspace import Workspace


def ended(event: InteractionEnded, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """
    Ask the customer once about the interaction that ended, and tell who brought it what became of it.

    Raises:
        Refused: the interaction is known as another customer's.
    """
    ref = served(event, memory)
    customer = people.spared(memory, ref, people.referred(memory, workspace, ref, event.at))
    first = new_end(memory, event.interaction.id)
    interaction = keep(event, memory, workspace, customer)
    if first and not event.actor:
        viewing.ask(memory, workspace, interaction, event.at)
    ask = memory.find(Ask, interaction.ask) if interaction.ask else None
    plan = None if ask or customer.stopped_at else _plan(event, memory, workspace, customer, interaction)
    if plan:
        ask = _ask(event, memory, workspace, plan, customer, interaction)
    return confirm(event, workspace, customer, interaction, ask)


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
        sending.follow(memory, workspace, plan, ask, event.at)
        return ask
    memory.save(contact)
    moment = event.at if event.actor else calm.moment(workspace, plan, customer, interaction, event.at)
    return bring(memory, workspace, plan, addressed(ask, contact, moment), customer, event.at)


def bring(memory: Memory, workspace: Workspace, plan: Survey, ask: Ask, customer: Customer, now: dt.datetime) -> Ask:
    """Send an ask, now or at its moment, and return it."""
    if ask.asked_at > now:
        memory.save(ask)
        sending.promise(memory, ask, AskDue, ask.asked_at)
    else:
        sending.send(memory, workspace, plan, ask, customer, now)
    return ask
