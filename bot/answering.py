"""A respondent answered: by a tap, or by typing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import alerts, people
from bot.asking import listen, pose
from bot.errors import Refused
from bot.messages import Reply
from bot.model import Ask, AskState, Conversation, Response
from bot.sentiment import analyse
from bot.survey import TEXT, Question, survey
from bot.typed import tidy, understand

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bot.languages import Texts
    from bot.messages import Actor, Address, Rated, Typed
    from bot.ports import Memory
    from bot.workspace import Workspace

SKIP = "skip"


def rated(event: Rated, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """
    Keep the answer behind a pressed button and go on to what follows.

    Raises:
        Refused: the ask is unknown, somebody else's or over, or the answer is not one of its answers.
    """
    ask = claim(memory, event.token, event.actor, event.where)
    _still_open(ask, event.at)
    question = survey(ask.survey).question(event.question)
    if question is None:
        raise Refused("rate.unknown")
    give(memory, workspace, ask, question, event.answer, event.at)
    return (_proceed(memory, workspace, ask, event.where),)


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


def _still_open(ask: Ask, at: dt.datetime) -> None:
    if at >= ask.expires_at:
        raise Refused("rate.expired")


def give(memory: Memory, workspace: Workspace, ask: Ask, question: Question, answer: str, at: dt.datetime) -> None:
    """
    Keep one answer, given as its button says it or as text.

    Raises:
        Refused: the answer is not one of the question's.
    """
    if question.measure == TEXT:
        keep(memory, workspace, ask, question, at=at, text="" if answer == SKIP else tidy(answer))
    elif answer.isdecimal() and question.fits(int(answer)):
        keep(memory, workspace, ask, question, at=at, score=int(answer))
    else:
        raise Refused("rate.scale", n=question.scale)


def keep(
    memory: Memory,
    workspace: Workspace,
    ask: Ask,
    question: Question,
    *,
    at: dt.datetime,
    score: int | None = None,
    text: str = "",
) -> None:
    """Keep an answer and tell the team when it is low; see :func:`remember`."""
    before = memory.find(Response, ask.token, question.key)
    response = remember(memory, workspace, ask, question, before, at=at, score=score, text=text)
    if response != before:
        alerts.consider(memory, workspace, ask, before, response, at)


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
    opinion = analyse(text)
    response = Response(
        ask=ask.token,
        question=question.key,
        measure=question.measure,
        scale=question.scale,
        score=score,
        text=text,
        answered_at=before.answered_at if before else at,
        day=before.day if before else workspace.local_day(at),
        edited_at=at if before else None,
        label=opinion.label if opinion else "",
        polarity=opinion.polarity if opinion else None,
    )
    memory.save(response, replace(ask, state=AskState.ANSWERED))
    return response


def typed(event: Typed, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """Take a typed text as the answer to what its writer is being asked; never lose a word of it."""
    talk = memory.find(Conversation, event.where.platform, event.where.chat, event.actor.person)
    ask = memory.find(Ask, talk.ask) if talk and talk.ask else None
    if ask is None or talk is None:
        return (_nothing_open(memory, workspace, event),)
    _still_open(ask, event.at)
    question = survey(ask.survey).question(talk.question)
    if question is None or not tidy(event.text):
        return ()
    texts = people.texts(workspace, ask.language)
    note = _take(memory, workspace, ask, question, event, texts)
    return (_proceed(memory, workspace, ask, replace(event.where, message=""), note),)


def _take(memory: Memory, workspace: Workspace, ask: Ask, question: Question, event: Typed, texts: Texts) -> str:
    """Keep what the text holds, and return what is to be said about the part that could not be used."""
    if question.measure == TEXT:
        keep(memory, workspace, ask, question, at=event.at, text=tidy(event.text))
        return ""
    meant = understand(event.text, question.scale)
    if meant.score == -1:
        return texts("rate.scale", n=question.scale)
    if meant.score is not None:
        keep(memory, workspace, ask, question, at=event.at, score=meant.score)
    if meant.comment:
        comment(memory, workspace, ask, meant.comment, event.at)
    return "" if meant.score is not None else texts("rate.noted")


def comment(memory: Memory, workspace: Workspace, ask: Ask, text: str, at: dt.datetime) -> None:
    """Keep a comment that came without being asked for, as the answer to the survey's free question."""
    free = next((question for question in survey(ask.survey).questions if question.measure == TEXT), None)
    if free:
        keep(memory, workspace, ask, free, at=at, text=text)


def _proceed(memory: Memory, workspace: Workspace, ask: Ask, where: Address, note: str = "") -> Reply:
    """Return the next question, or the thanks at the end; the answers before it are safe by then."""
    texts = people.texts(workspace, ask.language)
    answers = answered(memory, ask)
    question = survey(ask.survey).next(answers)
    listen(memory, ask, question.key if question else "")
    if question:
        return pose(ask, question, where, texts, greeting=note or _received(answers, texts))
    return Reply(to=where, text=thanks(answers, texts))


def answered(memory: Memory, ask: Ask) -> dict[str, Response]:
    """Return the answers given so far, by question."""
    found = (memory.find(Response, ask.token, question.key) for question in survey(ask.survey).questions)
    return {response.question: response for response in found if response}


def _received(answers: dict[str, Response], texts: Texts) -> str:
    scored = [response for response in answers.values() if response.score is not None]
    return texts("ask.received", score=scored[-1].score, scale=scored[-1].scale) if scored else ""


def thanks(answers: dict[str, Response], texts: Texts) -> str:
    """Return the words at the end; they answer how it went, not only that it was answered."""
    first = next(iter(answers.values()))
    low = first.score is not None and first.score * 2 <= first.scale
    return texts("thanks.low" if low else "thanks.high", score=first.score or 0, scale=first.scale)


def _nothing_open(memory: Memory, workspace: Workspace, event: Typed) -> Reply:
    customer = people.of(memory, event.actor)
    texts = people.texts(workspace, customer.language if customer else "", event.actor.locale)
    return Reply(to=replace(event.where, message=""), text=texts("talk.nothing_open"))
