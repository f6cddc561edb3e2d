"""A respondent answered: by a tap, by a form, or by typing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import changing, editing, typing_in, walking
from bot.buttons import DONE, NAME
from bot.errors import Refused
from bot.keeping import accept, complete, keep, read
from bot.messages import Reply
from bot.model import Ask, AskState
from bot.survey import editions
from bot.survey.kinds import AREAS, CHOICES
from bot.survey.plan import CHANGE, MORE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bot.messages import Actor, Address, Filled, Rated, Typed
    from bot.ports import Memory
    from bot.survey import Question, Survey
    from bot.workspace import Workspace


def rated(event: Rated, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """
    Keep the answer behind a pressed button and go on to what follows.

    Raises:
        Refused: the ask is unknown, somebody else's or over, or the answer is not one of its answers.
    """
    ask = claim(memory, event.token, event.actor, event.where)
    still_open(ask, event.at)
    plan = editions.of(memory, workspace, ask)
    if event.question == MORE:
        accept(memory, workspace, ask, event.at)
        return (walking.step(memory, workspace, plan, ask, event.where),)
    if event.question == CHANGE:
        return (changing.change(memory, workspace, plan, ask, event.where, event.answer),)
    return (_answer(event, memory, workspace, plan, ask),)


def _answer(event: Rated, memory: Memory, workspace: Workspace, plan: Survey, ask: Ask) -> Reply:
    question = plan.part(event.question)
    if question is None:
        raise Refused("rate.unknown")
    if question.kind in {AREAS, CHOICES} and event.answer == DONE:
        return walking.step(memory, workspace, plan, ask, event.where)
    if event.answer == NAME and "." in question.key:
        return Reply(to=event.where, text="", hint=plan.area(question.area, ask.language))
    before = keep(memory, workspace, ask, question, read(question, event.answer), event.at)
    whole = plan.question(event.question.partition(".")[0]) or question
    if event.answer.startswith("#") or (whole != question and (before or not complete(memory, ask, whole))):
        return walking.again(memory, workspace, plan, ask, whole, event.where)
    return walking.step(memory, workspace, plan, ask, event.where, after=question)


def filled(event: Filled, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """
    Keep the answers of a form and go on to what follows; what was left empty is not asked again.

    Raises:
        Refused: as for :func:`rated`; then none of the answers is kept.
    """
    ask = claim(memory, event.token, event.actor, event.where)
    still_open(ask, event.at)
    plan = editions.of(memory, workspace, ask)
    given = [(_part(plan, slot), answer) for slot, answer in event.answers]
    values = [(question, read(question, answer)) for question, answer in given]
    if any(question.more for question, _ in values):
        accept(memory, workspace, ask, event.at)
    for question, value in values:
        whole = plan.question(question.key.partition(".")[0])
        keep(memory, workspace, ask, question if value else whole or question, value, event.at)
    return (walking.step(memory, workspace, plan, ask, event.where, after=values[0][0] if values else None),)


def _part(plan: Survey, slot: str) -> Question:
    question = plan.part(slot)
    if question is None:
        raise Refused("rate.unknown")
    return question


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


def typed(event: Typed, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """Take a typed text as the answer to what its writer is being asked; never lose a word of it."""
    take = editing.edited if event.edits else typing_in.take
    reply = take(event, memory, workspace, still_open)
    return () if reply is None else (reply,)
