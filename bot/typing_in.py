"""A respondent types: an answer, a wish, or words nobody asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import changing, people, stopping, walking
from bot.keeping import accept, answered, comment, complete, keep, off, read
from bot.messages import Reply
from bot.model import Ask, Conversation
from bot.survey import editions
from bot.survey.kinds import AREAS, CHOICES
from bot.typed import tidy, words
from bot.typed.meaning import Meant, meant

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from bot.messages import Address, Typed
    from bot.ports import Memory
    from bot.survey import Question, Survey
    from bot.workspace import Workspace


def take(
    event: Typed, memory: Memory, workspace: Workspace, still_open: Callable[[Ask, dt.datetime], None]
) -> Reply | None:
    """Return what is said to a typed text, or ``None`` when it holds nothing."""
    wish = words.wish(event.text)
    if wish == words.STOP:
        return replace(stopping.stop(event, memory, workspace), to=replace(event.where, message=""))
    talk = memory.find(Conversation, event.where.platform, event.where.chat, event.actor.person)
    ask = memory.find(Ask, talk.ask) if talk and talk.ask else None
    if ask is None or talk is None or not (talk.question or wish in {words.CHANGE, words.MORE}):
        return _nothing_open(memory, workspace, event)
    still_open(ask, event.at)
    plan = editions.of(memory, workspace, ask)
    if not tidy(event.text):
        return None
    return _Taking(event, memory, workspace, plan, ask).go(plan.question(talk.question), wish)


class _Taking:
    """One typed text, about one ask."""

    def __init__(self, event: Typed, memory: Memory, workspace: Workspace, plan: Survey, ask: Ask) -> None:
        self.event, self.memory, self.workspace, self.plan, self.ask = event, memory, workspace, plan, ask
        self.where: Address = replace(event.where, message="")

    def go(self, question: Question | None, wish: str) -> Reply:
        if wish == words.CHANGE:
            return changing.change(self.memory, self.workspace, self.plan, self.ask, self.where)
        if question is None:
            return self._more()
        finished = wish == words.DONE and question.kind in {AREAS, CHOICES}
        if finished and question.given(answered(self.memory, self.plan, self.ask)):
            return self._step()
        if finished or wish == words.SKIP:
            keep(self.memory, self.workspace, self.ask, question, None, self.event.at)
            return self._step()
        return self._answer(question, meant(self.event.text, question, self.plan))

    def _more(self) -> Reply:
        if self.plan.invites(answered(self.memory, self.plan, self.ask)):
            accept(self.memory, self.workspace, self.ask, self.event.at)
        return self._step()

    def _answer(self, question: Question, found: Meant) -> Reply:
        for slot, answer in found.answers:
            part = self.plan.part(slot) or question
            value = (None, answer) if part.chosen else read(part, answer)
            keep(self.memory, self.workspace, self.ask, part, value, self.event.at)
        if found.comment:
            comment(self.memory, self.workspace, self.ask, self.plan, found.comment, self.event.at)
        if not found.answers:
            return self._once_more(question, found)
        if question.kind == AREAS and not complete(self.memory, self.ask, question):
            return walking.again(self.memory, self.workspace, self.plan, self.ask, question, self.where)
        return self._step(after=question)

    def _once_more(self, question: Question, found: Meant) -> Reply:
        """Ask the same again, saying what could not be used."""
        texts = people.texts(self.workspace, self.ask.language)
        refusal = off(question)
        note = texts(refusal.key, **refusal.values) if found.off else texts(_noted(question))
        return walking.again(self.memory, self.workspace, self.plan, self.ask, question, self.where, note)

    def _step(self, after: Question | None = None) -> Reply:
        return walking.step(self.memory, self.workspace, self.plan, self.ask, self.where, after=after)


def _noted(question: Question) -> str:
    if question.kind == AREAS:
        return "rate.noted_areas"
    return "rate.noted" if question.scale > len(("no", "yes")) else "rate.noted_choice"


def _nothing_open(memory: Memory, workspace: Workspace, event: Typed) -> Reply:
    customer = people.of(memory, event.actor)
    texts = people.texts(workspace, customer.language if customer else "", event.actor.locale)
    return Reply(to=replace(event.where, message=""), text=texts("talk.nothing_open"))
