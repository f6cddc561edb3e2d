"""A respondent wants to change what they said; the last answer counts, on the day of the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import people
from bot.asks import walking
from bot.asks.buttons import tap
from bot.asks.keeping import answered
from bot.asks.posing import changeable
from bot.errors import Refused
from bot.messages import Button, Reply
from bot.survey.kinds import AREAS, YESNO
from bot.survey.question import CHANGE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.languages import Texts
    from bot.messages import Address
    from bot.model import Ask, Response
    from bot.ports import Memory
    from bot.survey import Question, Survey
    from bot.workspace import Workspace

    Answers = Mapping[str, Response]

ANY, NOTHING = "*", "-"
"""What a button says that leads to the choice, and one that leaves all as it is."""
WIDEST = 5
"""Buttons in a row."""
SHOWN = 60
"""Characters of a written answer that are repeated."""


def change(memory: Memory, workspace: Workspace, plan: Survey, ask: Ask, where: Address, which: str = ANY) -> Reply:
    """
    Return the answered question to answer anew, or a choice where there are several.

    Raises:
        Refused: nothing was answered under this key.
    """
    answers = answered(memory, plan, ask)
    there = changeable(plan, answers)
    if which == NOTHING or not there:
        return walking.step(memory, workspace, plan, ask, where)
    if which == ANY and len(there) > 1:
        return _choice(workspace, plan, ask, there, where, answers)
    question = next((question for question in there if which in {ANY, question.key}), None)
    if question is None:
        raise Refused("rate.unknown")
    return walking.again(memory, workspace, plan, ask, question, where)


def _choice(
    workspace: Workspace, plan: Survey, ask: Ask, there: Sequence[Question], where: Address, answers: Answers
) -> Reply:
    texts = people.texts(workspace, ask.language)
    lines = [
        f"{number}. {question.text(ask.language)} – {said(plan, ask, question, answers, texts)}"
        for number, question in enumerate(there, 1)
    ]
    picks = [Button(label=str(number), data=tap(ask, CHANGE, question.key)) for number, question in enumerate(there, 1)]
    rows = tuple(tuple(picks[at : at + WIDEST]) for at in range(0, len(picks), WIDEST))
    leave = (Button(label=texts("change.leave"), data=tap(ask, CHANGE, NOTHING)),)
    return Reply(to=where, text="\n".join((texts("change.which"), *lines)), buttons=(*rows, leave))


def said(plan: Survey, ask: Ask, question: Question, answers: Answers, texts: Texts) -> str:
    """Return an answer in the respondent's words."""
    if question.kind == AREAS:
        parts = [(plan.area(area, ask.language), answers.get(f"{question.key}.{area}")) for area in question.areas]
        return ", ".join(f"{name} {given.score}" for name, given in parts if given and given.score is not None)
    given = answers[question.key]
    if question.kind == YESNO:
        return texts(f"ask.yes_no.{given.score}")
    if question.chosen:
        return ", ".join(question.option(key, ask.language) for key in given.text.split())
    return str(given.score) if given.score is not None else _short(given.text)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"
