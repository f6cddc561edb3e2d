"""``/stop``: never ask this customer again, on any platform, until they say ``/start``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import people
from bot.commands import Call, Command
from bot.messages import Reply
from bot.model import Ask, AskState, Conversation

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(call: Call) -> Sequence[Reply]:
    """Return the promise not to ask again."""
    event = call.event
    customer = people.of(call.world, event.actor)
    if customer is None:
        customer = people.meet(call.world, call.workspace, event.actor, event.where.chat)
    call.world.save(replace(customer, stopped_at=customer.stopped_at or event.at))
    _let_go(call)
    texts = people.texts(call.workspace, customer.language, event.actor.locale)
    return (Reply(to=event.where, text=texts("stop.done")),)


def _let_go(call: Call) -> None:
    where, actor = call.event.where, call.event.actor
    talk = call.world.find(Conversation, where.platform, where.chat, actor.person)
    ask = call.world.find(Ask, talk.ask if talk and talk.ask else actor.person)
    if talk:
        call.world.save(replace(talk, ask="", question=""))
    if ask and ask.state in {AskState.OWED, AskState.OPEN}:
        call.world.save(replace(ask, state=AskState.STOPPED))


COMMAND = Command(name="stop", run=run)
