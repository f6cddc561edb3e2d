"""What was promised and is due: asks, one reminder each, and their end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import people
from bot.asks import calm
from bot.asks.posing import listen, pose
from bot.asks.sending import follow, place, promise, send
from bot.asks.withdrawing import close
from bot.messages import AskDue, AskExpired, Owed, ReminderDue, Reply
from bot.model import PENDING, Ask, AskState
from bot.survey import editions

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bot.model import Customer
    from bot.ports import Memory
    from bot.survey import Survey
    from bot.workspace import Workspace


def due(event: AskDue, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """Ask, if everything still speaks for it; in quiet hours later."""
    ask = memory.find(Ask, event.token)
    if ask is None or ask.state is not AskState.OWED:
        return ()
    customer = people.living(memory, ask.customer)
    plan = editions.of(memory, workspace, ask)
    if customer is None or customer.stopped_at:
        memory.save(replace(ask, state=AskState.PASSED))
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
