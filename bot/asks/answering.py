"""A respondent answered: by a tap, by a form, or by typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.asks import changing, editing, stopping, typing_in, walking
from bot.asks.buttons import DONE, NAME
from bot.asks.claiming import claim, still_open
from bot.asks.keeping import accept, complete, keep
from bot.asks.reading import read
from bot.errors import Refused
from bot.messages import Reply
from bot.survey import editions
from bot.survey.kinds import AREAS, CHOICES
from bot.survey.question import CHANGE, MORE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.messages import Filled, Rated, Typed
    from bot.model import Ask
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
    if silence := stopping.kept(event, memory, workspace, ask):
        return (silence,)
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
    if silence := stopping.kept(event, memory, workspace, ask):
        return (silence,)
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


def typed(event: Typed, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """Take a typed text as the answer to what its writer is being asked; never lose a word of it."""
    reply = (editing.edited if event.edits else typing_in.take)(event, memory, workspace)
    return () if reply is None else (reply,)
