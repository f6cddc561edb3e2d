"""From one question to the next, and to the thanks at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import people
from bot.asks.keeping import answered
from bot.asks.posing import listen, pose, thank

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.languages import Texts
    from bot.messages import Address, Reply
    from bot.model import Ask, Response
    from bot.ports import Memory
    from bot.survey import Question, Survey
    from bot.workspace import Workspace

    Answers = Mapping[str, Response]


def step(
    memory: Memory,
    workspace: Workspace,
    plan: Survey,
    ask: Ask,
    where: Address,
    *,
    note: str = "",
    after: Question | None = None,
) -> Reply:
    """Return the next question, or the thanks at the end; the answers before it are safe by then."""
    texts = people.texts(workspace, ask.language)
    answers = answered(memory, plan, ask)
    question = plan.next(answers)
    if ask.person:
        listen(memory, ask, question.key if question else "")
    if question is None:
        return thank(plan, ask, where, texts, answers)
    return pose(plan, ask, question, where, texts, answers, greeting=note or _received(plan, after, answers, texts))


def again(
    memory: Memory, workspace: Workspace, plan: Survey, ask: Ask, question: Question, where: Address, note: str = ""
) -> Reply:
    """Return a question that was answered, in part at least, with its answer marked."""
    listen(memory, ask, question.key)
    texts = people.texts(workspace, ask.language)
    return pose(plan, ask, question, where, texts, answered(memory, plan, ask), greeting=note)


def _received(plan: Survey, question: Question | None, answers: Answers, texts: Texts) -> str:
    """Return what is said about the first answer, before the next question."""
    first = plan.questions[0]
    given = answers.get(first.key)
    if question is None or question.key != first.key or given is None or given.score is None:
        return ""
    return texts("ask.received", score=given.score, scale=first.highest)
