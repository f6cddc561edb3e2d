"""An ask goes out, and what follows is promised."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import people
from bot.asks import calm
from bot.asks.posing import greeting, listen, pose
from bot.messages import Address, AskDue, AskExpired, Owed, Promise, ReminderDue

if TYPE_CHECKING:
    import datetime as dt

    from bot.model import Ask, Customer
    from bot.ports import Memory
    from bot.survey import Survey
    from bot.workspace import Workspace

Step = type[AskDue] | type[ReminderDue] | type[AskExpired]


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


def place(ask: Ask) -> Address:
    """Return where the ask's respondent is."""
    return Address(platform=ask.platform, chat=ask.chat)
