"""Answers are kept, and never lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.alarm import telling as alarm
from bot.cases import opening
from bot.hearing import heard
from bot.model import AskState, Response
from bot.survey.kinds import TEXT
from bot.survey.question import MORE, SAID, Question
from bot.typed import LONGEST

if TYPE_CHECKING:
    import datetime as dt

    from bot.asks.reading import Value
    from bot.model import Ask
    from bot.ports import Memory
    from bot.survey import Survey
    from bot.workspace import Workspace


def keep(
    memory: Memory, workspace: Workspace, ask: Ask, question: Question, value: Value | None, at: dt.datetime
) -> Response | None:
    """Keep an answer, tell the team when it is low, and return the answer before; passing over takes nothing back."""
    before = memory.find(Response, ask.token, question.key)
    if value is None and before:
        return before
    score, text = value or (None, "")
    response = remember(memory, workspace, ask, question, before, at=at, score=score, text=text)
    if response != before and value:
        alarm.heard(memory, workspace, ask, before, response, at)
        opening.consider(memory, workspace, ask, before, response, at)
    return before


def remember(
    memory: Memory,
    workspace: Workspace,
    ask: Ask,
    question: Question,
    before: Response | None,
    *,
    at: dt.datetime,
    score: int | None = None,
    text: str = "",
) -> Response:
    """Keep and return an answer; one that replaces an earlier one stays on its day and is marked as edited."""
    if before and (before.score, before.text) == (score, text):
        return before
    given = _given(workspace, ask, question, at, score, text)
    response = heard(_instead(given, before) if before else given, ask.language)
    memory.save(response)
    if _says(response) and ask.state is not AskState.ANSWERED:
        memory.save(replace(ask, state=AskState.ANSWERED))
    return response


def _given(
    workspace: Workspace, ask: Ask, question: Question, at: dt.datetime, score: int | None, text: str
) -> Response:
    return Response(
        ask=ask.token,
        question=question.key,
        measure=question.measure,
        scale=question.scale,
        score=score,
        text=text,
        answered_at=at,
        day=workspace.local_day(at),
        area=question.area,
    )


def _instead(given: Response, before: Response) -> Response:
    """Return an answer in the place of an earlier one, which may have been passed over or not count."""
    edited_at = given.answered_at if _says(before) else None
    return replace(given, answered_at=before.answered_at, day=before.day, edited_at=edited_at, void=before.void)


def _says(response: Response) -> bool:
    return response.score is not None or bool(response.text)


def comment(memory: Memory, workspace: Workspace, ask: Ask, plan: Survey, text: str, at: dt.datetime) -> None:
    """Keep words that came without being asked for, with those the customer wrote before."""
    question = plan.free or Question(key=SAID, measure=TEXT, kind=TEXT)
    before = memory.find(Response, ask.token, question.key)
    said = before.text if before else ""
    words = said if text in said else f"{said}\n{text}".strip()
    keep(memory, workspace, ask, question, (None, words[:LONGEST]), at)


def accept(memory: Memory, workspace: Workspace, ask: Ask, at: dt.datetime) -> None:
    """Keep that the respondent wants to tell more."""
    if memory.find(Response, ask.token, MORE) is None:
        day = workspace.local_day(at)
        memory.save(Response(ask=ask.token, question=MORE, measure=MORE, answered_at=at, day=day))


def answered(memory: Memory, plan: Survey, ask: Ask) -> dict[str, Response]:
    """Return the answers given so far, by slot."""
    found = _found(memory, ask, plan.slots(more=False))
    return found | _found(memory, ask, plan.slots(more=True)) if MORE in found else found


def complete(memory: Memory, ask: Ask, question: Question) -> bool:
    """Return whether every area of a question has its score."""
    found = (memory.find(Response, ask.token, slot) for slot in question.slots[1:])
    return all(response is not None and response.score is not None for response in found)


def _found(memory: Memory, ask: Ask, slots: tuple[str, ...]) -> dict[str, Response]:
    return {slot: response for slot in slots if (response := memory.find(Response, ask.token, slot))}
