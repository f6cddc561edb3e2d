"""Somebody wants not to be asked any more: honoured on every platform, until they say otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import people, taps
from bot.asks import withdrawing
from bot.messages import Button, Commanded, Reply
from bot.model import PENDING, AskState, Conversation

if TYPE_CHECKING:
    from bot.messages import Filled, Rated, Typed
    from bot.model import Ask, Customer
    from bot.ports import Memory
    from bot.workspace import Workspace

    Event = Commanded | Typed | Rated | Filled


def stop(event: Commanded | Typed, memory: Memory, workspace: Workspace) -> Reply:
    """Never ask whoever says so again, and return the promise; whatever else they were asked is closed."""
    customer = people.of(memory, event.actor)
    if customer is None:
        customer = people.meet(memory, workspace, event.actor, event.where.chat)
    memory.save(replace(customer, stopped_at=customer.stopped_at or event.at))
    here = _let_go(event, memory)
    for ask in memory.asks(customer.id, event.at):
        if ask.state in PENDING:
            _end(event, memory, workspace, ask, here)
    return promise(event, workspace, customer, "stop.done")


def promise(event: Event, workspace: Workspace, customer: Customer, key: str, token: str = "") -> Reply:
    """Return that the customer is not asked, with a way back; ``token`` is of the ask that this leads back to."""
    texts = people.texts(workspace, customer.language, event.actor.locale)
    again = Button(label=texts("stop.again"), data=taps.command(f"again {token}".strip()))
    return Reply(to=event.where, text=texts(key), buttons=((again,),), data={"language": texts.code})


def kept(event: Event, memory: Memory, workspace: Workspace, ask: Ask) -> Reply | None:
    """Return that nothing is asked of or taken from a customer who wants to be left alone; ``None`` for all others."""
    if ask.test:
        return None
    customer = people.living(memory, ask.customer)
    if isinstance(event, Commanded) and not (customer and customer.stopped_at):
        customer = people.of(memory, event.actor)  # whoever opens somebody else's link
    if customer is None or customer.stopped_at is None:
        return None
    return promise(event, workspace, customer, "stop.kept", ask.token)


def _let_go(event: Commanded | Typed, memory: Memory) -> str:
    """Take nothing that is typed as an answer any more, and return the token of what was being asked."""
    where, actor = event.where, event.actor
    talk = memory.find(Conversation, where.platform, where.chat, actor.person)
    if talk:
        memory.save(replace(talk, ask="", question=""))
    return talk.ask if talk and talk.ask else actor.person


def _end(event: Commanded | Typed, memory: Memory, workspace: Workspace, ask: Ask, here: str) -> None:
    """Close an ask; the message in which the promise appears is left to it."""
    memory.save(replace(ask, state=AskState.PASSED if ask.asked_at > event.at else AskState.STOPPED))
    memory.withdraw(f"ask:{ask.token}")
    if ask.token != here or ask.state is AskState.OWED:
        withdrawing.close(memory, workspace, ask, event.at, "ask.closed")
