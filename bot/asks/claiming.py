"""Whose an ask is, and whether it can still be answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import people
from bot.asks.keeping import answered
from bot.errors import Refused
from bot.model import Ask, AskState, Conversation
from bot.survey import editions

if TYPE_CHECKING:
    import datetime as dt

    from bot.messages import Actor, Address, Typed
    from bot.ports import Memory
    from bot.survey import Question
    from bot.workspace import Workspace


def claim(memory: Memory, token: str, actor: Actor, where: Address) -> Ask:
    """
    Return the ask with this token, bound to the actor if nobody had it.

    Raises:
        Refused: there is no such ask, or it is somebody else's.
    """
    ask = memory.find(Ask, token)
    if ask is None:
        raise Refused("rate.unknown")
    if ask.person:
        if (ask.platform, ask.person) != (actor.platform, actor.person):
            raise Refused("rate.not_yours")
        return ask
    bound = replace(ask, platform=actor.platform, person=actor.person, chat=where.chat)
    memory.save(bound)
    return bound


def still_open(ask: Ask, at: dt.datetime) -> None:
    """
    Let through an ask that can be answered.

    Raises:
        Refused: it is over.
    """
    if ask.state is AskState.WITHDRAWN:
        raise Refused("rate.withdrawn")
    if at >= ask.expires_at:
        raise Refused("rate.expired")


def over(ask: Ask, at: dt.datetime) -> bool:
    """Return whether an ask can be answered no longer."""
    return ask.state is AskState.WITHDRAWN or at >= ask.expires_at


def talked_about(event: Typed, memory: Memory) -> tuple[Ask | None, str]:
    """Return the ask that was last talked about where the text was typed, and the key of what is asked of it."""
    talk = memory.find(Conversation, event.where.platform, event.where.chat, event.actor.person)
    ask = memory.find(Ask, talk.ask) if talk and talk.ask else None
    return ask, talk.question if talk else ""


def forget(event: Typed, memory: Memory) -> None:
    """Take nothing that is typed there as an answer any more."""
    talk = memory.find(Conversation, event.where.platform, event.where.chat, event.actor.person)
    if talk:
        memory.save(replace(talk, ask="", question=""))


def unanswered(event: Typed, memory: Memory, workspace: Workspace) -> tuple[Ask | None, str]:
    """Return the newest ask with a question that is open where the text was typed, and the question's key."""
    customer = people.of(memory, event.actor)
    here = (event.where.platform, event.where.chat, event.actor.person)
    for ask in reversed(memory.asks(customer.id, event.at) if customer else ()):
        question = _next(memory, workspace, ask) if (ask.platform, ask.chat, ask.person) == here else None
        if question:
            return ask, question.key
    return None, ""


def _next(memory: Memory, workspace: Workspace, ask: Ask) -> Question | None:
    plan = editions.of(memory, workspace, ask)
    return plan.next(answered(memory, plan, ask))
