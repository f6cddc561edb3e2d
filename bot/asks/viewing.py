"""Whoever served is asked for their own view, once, when the interaction first ends and a rule says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import minted, people
from bot.asks import calm, choosing, sending
from bot.asks.drafting import addressed, draft
from bot.model import Agent, Contact, Customer, Preference
from bot.survey import editions

if TYPE_CHECKING:
    import datetime as dt

    from bot.model import Interaction
    from bot.ports import Memory
    from bot.survey import Survey
    from bot.workspace import Workspace

MARK = "agent:"
"""Begins the name under which an agent's asks are kept, in place of a customer's number."""


def ask(memory: Memory, workspace: Workspace, interaction: Interaction, at: dt.datetime) -> None:
    """Ask each agent whom we know where to find, and who did not say "stop asking"."""
    plan = choosing.viewed(memory, workspace, interaction)
    if plan is None:
        return
    for agent in filter(None, (memory.find(Agent, name.casefold()) for name in interaction.agents)):
        contact = _place(memory, workspace, agent)
        if contact and calm.ready(memory, plan, f"{MARK}{agent.name}", interaction.id, at):
            _bring(memory, workspace, plan, interaction, agent, contact, at)


def _bring(
    memory: Memory,
    workspace: Workspace,
    plan: Survey,
    interaction: Interaction,
    agent: Agent,
    contact: Contact,
    at: dt.datetime,
) -> None:
    chosen = memory.find(Preference, agent.subject)
    nobody = Customer(id=f"{MARK}{agent.name}", name=agent.shown, language=chosen.language if chosen else "")
    editions.keep(memory, plan)
    new = addressed(draft(workspace, plan, nobody, at, interaction=interaction.id), contact, at)
    opening = _opening(memory, workspace, interaction, nobody)
    sending.send(memory, workspace, plan, replace(new, agent=agent.shown), nobody, at, opening)


def _opening(memory: Memory, workspace: Workspace, interaction: Interaction, agent: Customer) -> str:
    """Return the words before the first question: which contact it is about."""
    texts = people.texts(workspace, agent.language)
    served = people.living(memory, interaction.customer)
    facts = (minted.shown(interaction.id), served.name if served else "", interaction.channel)
    about = ", ".join(filter(None, facts))
    return texts("ask.view", name=agent.name, about=about) if about else texts("ask.greeting_name", name=agent.name)


def _place(memory: Memory, workspace: Workspace, agent: Agent) -> Contact | None:
    platform, _, person = agent.subject.partition(":")
    met = memory.find(Contact, platform, person)
    owner = people.living(memory, met.customer) if met else None
    if platform not in workspace.platforms or (owner and owner.stopped_at):
        return None
    return Contact(platform=platform, person=person, chat=met.chat if met else person, customer="")
