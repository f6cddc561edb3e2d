"""An interaction ended: is its customer asked, where, and in which words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import people, taps
from bot.messages import Address, Button, Owed, Reply
from bot.model import Ask, AskState, Contact, Conversation, Interaction
from bot.survey import DEFAULT, TEXT, Question, survey

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bot.languages import Texts
    from bot.messages import CustomerRef, Delivered, InteractionEnded, Recorded
    from bot.model import Customer
    from bot.ports import Memory
    from bot.workspace import Workspace

OPENS_CHATS = frozenset({"slack", "web"})
"""Platforms where a bot may write first; elsewhere the customer must have come by once."""


def ended(event: InteractionEnded, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """Ask the customer once about the interaction that ended, and tell who brought it what became of it."""
    customer = people.referred(memory, workspace, event.customer)
    interaction = keep(event, memory, workspace, customer)
    ask = memory.find(Ask, interaction.ask) if interaction.ask else None
    if ask is None and customer.stopped_at is None:
        ask = _ask(event, memory, workspace, customer, interaction)
    return _confirm(event, workspace, customer, interaction, ask)


def delivered(event: Delivered, memory: Memory, workspace: Workspace) -> Sequence[Reply]:  # noqa: ARG001 - the same for each event
    """Note that the respondent has the ask in front of them."""
    ask = memory.find(Ask, event.ask)
    if ask and ask.state is AskState.OWED:
        memory.save(replace(ask, state=AskState.OPEN))
    return ()


def keep(event: InteractionEnded | Recorded, memory: Memory, workspace: Workspace, customer: Customer) -> Interaction:
    """Keep the interaction of an event under its own id; the agents and the ask of a known one stay as they were."""
    new = event.interaction
    known = memory.find(Interaction, new.id) if new.id else None
    interaction = replace(
        new,
        id=new.id or workspace.mint(),
        customer=customer.id,
        agents=known.agents if known and known.ask else new.agents,
        ask=known.ask if known else "",
        language=new.language or customer.language,
        ended_at=new.ended_at or event.at,
    )
    if interaction != known:
        memory.save(interaction)
    return interaction


def _ask(
    event: InteractionEnded, memory: Memory, workspace: Workspace, customer: Customer, interaction: Interaction
) -> Ask:
    contact = reachable(memory, event.customer, customer)
    ask = Ask(
        token=workspace.mint(),
        interaction=interaction.id,
        customer=customer.id,
        survey=DEFAULT,
        asked_at=event.at,
        expires_at=event.at + workspace.expiry,
        language=customer.language or workspace.language,
    )
    if contact:
        ask = replace(ask, platform=contact.platform, person=contact.person, chat=contact.chat)
        memory.save(contact)
        _owe(memory, workspace, ask, customer, event.at)
    memory.save(ask, replace(interaction, ask=ask.token))
    return ask


def reachable(memory: Memory, ref: CustomerRef, customer: Customer) -> Contact | None:
    """Return where the customer can be written to: a contact that was named, else where they were last met."""
    for subject in (*ref.contacts, customer.home):
        platform, _, person = subject.partition(":")
        known = memory.find(Contact, platform, person) if person else None
        if known and known.customer == customer.id:
            return known
        if known is None and person and platform in OPENS_CHATS:
            return Contact(platform=platform, person=person, chat=person, customer=customer.id)
    return None


def _owe(memory: Memory, workspace: Workspace, ask: Ask, customer: Customer, at: dt.datetime) -> None:
    question = survey(ask.survey).questions[0]
    texts = people.texts(workspace, ask.language)
    to = Address(platform=ask.platform, chat=ask.chat)
    reply = pose(ask, question, to, texts, greeting=greeting(texts, customer.name))
    memory.owe(Owed(key=f"ask:{ask.token}", due_at=at, reply=reply, ask=ask.token))
    listen(memory, ask, question.key)


def listen(memory: Memory, ask: Ask, question: str) -> None:
    """Take what the respondent types next as the answer to this question; the empty one ends the conversation."""
    token = ask.token if question else ""
    memory.save(Conversation(platform=ask.platform, chat=ask.chat, person=ask.person, ask=token, question=question))


def greeting(texts: Texts, name: str) -> str:
    """Return the words before the first question, by name where it is known."""
    return texts("ask.greeting_name", name=name) if name else texts("ask.greeting")


def pose(ask: Ask, question: Question, to: Address, texts: Texts, greeting: str = "") -> Reply:
    """Return the message that asks a question, with a button for each step of its scale."""
    lines = (greeting, question.text(ask.language), question.text(ask.language, "ends"))
    return Reply(to=to, text="\n".join(line for line in lines if line), buttons=_buttons(ask, question, texts))


def _buttons(ask: Ask, question: Question, texts: Texts) -> tuple[tuple[Button, ...], ...]:
    if question.measure == TEXT:
        return ((Button(label=texts("ask.skip"), data=taps.rate(ask.token, question.key, "skip")),),)
    steps = tuple(
        Button(label=str(score), data=taps.rate(ask.token, question.key, str(score)))
        for score in range(1, question.scale + 1)
    )
    return (steps, (Button(label=texts("ask.stop"), data=taps.command("stop")),))


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
    text = "\n".join((_outcome(texts, customer, ask, bool(links)), *links.values()))
    return (Reply(to=event.where, text=text, buttons=buttons, private=True, data=data),)


def _outcome(texts: Texts, customer: Customer, ask: Ask | None, linked: bool) -> str:  # noqa: FBT001
    name = customer.name or texts("ask.the_customer")
    if ask is None:
        return texts("ask.stopped", name=name)
    if ask.state is AskState.ANSWERED:
        return texts("ask.answered", name=name)
    return texts("ask.links" if linked else "ask.sent" if ask.person else "ask.nowhere", name=name)
