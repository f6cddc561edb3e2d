"""Somebody wants not to be asked any more: honoured on every platform, until they say otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import agenda, people, taps
from bot.messages import Button, Reply
from bot.model import Ask, AskState, Conversation

if TYPE_CHECKING:
    from bot.messages import Commanded, Typed
    from bot.ports import Memory
    from bot.workspace import Workspace


def stop(event: Commanded | Typed, memory: Memory, workspace: Workspace) -> Reply:
    """Never ask whoever says so again, and return the promise."""
    customer = people.of(memory, event.actor)
    if customer is None:
        customer = people.meet(memory, workspace, event.actor, event.where.chat)
    memory.save(replace(customer, stopped_at=customer.stopped_at or event.at))
    _let_go(event, memory, workspace)
    texts = people.texts(workspace, customer.language, event.actor.locale)
    again = Button(label=texts("stop.again"), data=taps.command("again"))
    return Reply(to=event.where, text=texts("stop.done"), buttons=((again,),))


def _let_go(event: Commanded | Typed, memory: Memory, workspace: Workspace) -> None:
    where, actor = event.where, event.actor
    talk = memory.find(Conversation, where.platform, where.chat, actor.person)
    ask = memory.find(Ask, talk.ask if talk and talk.ask else actor.person)
    if talk:
        memory.save(replace(talk, ask="", question=""))
    if ask and ask.state in {AskState.OWED, AskState.OPEN}:
        memory.save(replace(ask, state=AskState.STOPPED))
    if ask and ask.state is AskState.OWED:
        agenda.close(memory, workspace, ask, event.at, "ask.closed")
