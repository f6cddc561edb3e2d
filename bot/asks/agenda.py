"""What was promised and is due: asks, one reminder each, and their end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import people
from bot.asks import calm
from bot.asks.posing import greeting, listen, pose
from bot.errors import Refused
from bot.messages import Address, AskDue, AskExpired, Owed, Promise, ReminderDue, Reply
from bot.model import PENDING, Ask, AskState, Conversation, Interaction
from bot.survey import editions

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bot.messages import InteractionReopened
    from bot.model import Customer
    from bot.ports import Memory
    from bot.survey import Survey
    from bot.workspace import Workspace

Step = type[AskDue] | type[ReminderDue] | type[AskExpired]


def due(event: AskDue, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """Ask, if everything still speaks for it; in quiet hours later."""
    ask = memory.find(Ask, event.token)
    if ask is None or ask.state is not AskState.OWED:
        return ()
    customer = people.living(memory, ask.customer)
    plan = editions.of(memory, workspace, ask)
    if customer is None or customer.stopped_at:
        memory.save(replace(ask, state=AskState.STOPPED))
    elif (later := _later(workspace, customer, event.at)) > event.at:
        promise(memory, ask, AskDue, later)
    elif not _rested(memory, workspace, plan, ask, customer, event.at):
        memory.save(replace(ask, state=AskState.PASSED))
    else:
        send(memory, workspace, plan, ask, customer, event.at)
    return ()


def _rested(memory: Memory, workspace: Workspace, plan: Survey, ask: Ask, customer: Customer, at: dt.datetime) -> bool:
    about = (customer.id, ask.interaction, at)
    return calm.rested(memory, workspace, *about) and calm.ready(memory, plan, *about)


def _later(workspace: Workspace, customer: Customer, at: dt.datetime) -> dt.datetime:
    return workspace.quiet.after(at, calm.zone(workspace, customer))


def send(
    memory: Memory,
    workspace: Workspace,
    plan: Survey,
    ask: Ask,
    customer: Customer,
    at: dt.datetime,
    opening: str = "",
) -> None:
    """Owe the customer the first question after some words, and promise what follows when they do not answer."""
    sent = replace(ask, asked_at=at, expires_at=at + (plan.expiry or workspace.expiry))
    texts = people.texts(workspace, sent.language)
    question = plan.questions[0]
    words = opening or greeting(texts, customer.name)
    reply = pose(plan, sent, question, place(sent), texts, {}, greeting=words)
    memory.owe(Owed(key=f"ask:{sent.token}", due_at=at, reply=reply, ask=sent.token))
    listen(memory, sent, question.key)
    memory.save(sent)
    if not sent.test:
        calm.note(memory, sent, customer.id, at)
    follow(memory, workspace, plan, sent, at)


def follow(memory: Memory, workspace: Workspace, plan: Survey, ask: Ask, at: dt.datetime) -> None:
    """Promise the reminder of an ask brought at this instant where there is to be one, else its end."""
    wait = workspace.reminder if plan.reminder is None else plan.reminder
    reminder = at + wait
    if wait and ask.person and not ask.test and reminder < ask.expires_at:
        promise(memory, ask, ReminderDue, reminder)
    else:
        promise(memory, ask, AskExpired, ask.expires_at)


def promise(memory: Memory, ask: Ask, step: Step, at: dt.datetime) -> None:
    """Promise the next step of an ask; there is one promise about it at a time."""
    event = step(id=f"{step.__name__}:{ask.token}:{at.isoformat()}", at=at, token=ask.token)
    memory.promise(Promise(key=f"ask:{ask.token}", due_at=at, event=event))


def remind(event: ReminderDue, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """Remind of an ask that was delivered and not answered, once; in quiet hours, or while it is on its way, later."""
    ask = memory.find(Ask, event.token)
    if ask is None or ask.state not in PENDING:
        return ()
    customer = people.living(memory, ask.customer)
    if customer is None or customer.stopped_at:
        promise(memory, ask, AskExpired, ask.expires_at)
        return ()
    later = _later(workspace, customer, event.at)
    if ask.state is AskState.OWED:
        follow(memory, workspace, editions.of(memory, workspace, ask), ask, event.at)
    elif event.at < later < ask.expires_at:
        promise(memory, ask, ReminderDue, later)
    else:
        if later < ask.expires_at:
            _remind(memory, workspace, ask, event.at)
        promise(memory, ask, AskExpired, ask.expires_at)
    return ()


def _remind(memory: Memory, workspace: Workspace, ask: Ask, at: dt.datetime) -> None:
    plan = editions.of(memory, workspace, ask)
    texts = people.texts(workspace, ask.language)
    question = plan.questions[0]
    reply = pose(plan, ask, question, place(ask), texts, {}, greeting=texts("ask.reminder"))
    memory.owe(Owed(key=f"reminder:{ask.token}", due_at=at, reply=reply, ask=ask.token))
    listen(memory, ask, question.key)


def expire(event: AskExpired, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """Close an ask that was not answered in time; one that never reached anybody stays owed for ever."""
    ask = memory.find(Ask, event.token)
    if ask and ask.state in PENDING:
        if ask.state is AskState.OPEN:
            memory.save(replace(ask, state=AskState.EXPIRED))
        close(memory, workspace, ask, event.at, "ask.closed")
    return ()


def close(memory: Memory, workspace: Workspace, ask: Ask, at: dt.datetime, key: str) -> None:
    """Say in the ask's messages that it is over; those that were not sent yet never will be."""
    texts = people.texts(workspace, ask.language)
    for name in ("ask", "reminder") if ask.person else ():
        reply = Reply(to=place(ask), text=texts(key), only_edits=True)
        memory.owe(Owed(key=f"{name}:{ask.token}", due_at=at, reply=reply, only_edits=True))
    talk = memory.find(Conversation, ask.platform, ask.chat, ask.person)
    if talk and talk.ask == ask.token:
        memory.save(replace(talk, ask="", question=""))


def reopened(event: InteractionReopened, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """
    Withdraw the ask about an interaction that goes on, unless it is answered; at the new end there will be a new one.

    Raises:
        Refused: there is no such interaction.
    """
    interaction = memory.find(Interaction, event.reference)
    if interaction is None:
        raise Refused("reopen.unknown", reference=event.reference)
    ask = memory.find(Ask, interaction.ask) if interaction.ask else None
    withdrawn = ask is not None and ask.state in PENDING
    if ask and withdrawn:
        memory.save(replace(ask, state=AskState.WITHDRAWN))
        memory.withdraw(f"ask:{ask.token}")
        close(memory, workspace, ask, event.at, "ask.withdrawn")
    if ask is None or ask.state is not AskState.ANSWERED:
        memory.save(replace(interaction, ask="", ended_at=None, outcome="open", resolution_kept=None, resolved_in=None))
    return _told(event, workspace, withdrawn=withdrawn)


def _told(event: InteractionReopened, workspace: Workspace, *, withdrawn: bool) -> Sequence[Reply]:
    if event.where is None:
        return ()
    texts = people.texts(workspace, event.actor.locale if event.actor else "")
    text = texts("reopen.withdrawn" if withdrawn else "reopen.noted", reference=event.reference)
    data = {"interaction": event.reference, "withdrawn": withdrawn}
    return (Reply(to=event.where, text=text, private=True, data=data),)


def place(ask: Ask) -> Address:
    """Return where the ask's respondent is."""
    return Address(platform=ask.platform, chat=ask.chat)
