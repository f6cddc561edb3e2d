"""A respondent types: an answer, a wish, or words nobody asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import people
from bot.asks import changing, stopping, walking
from bot.asks.claiming import forget, over, still_open, talked_about, unanswered
from bot.asks.keeping import accept, answered, comment, complete, keep
from bot.asks.reading import off, read
from bot.messages import Reply
from bot.model import Role
from bot.survey import editions
from bot.survey.kinds import AREAS, CHOICES
from bot.typed import tidy, words
from bot.typed.meaning import Meant, meant

if TYPE_CHECKING:
    from bot.messages import Address, Typed
    from bot.model import Ask
    from bot.ports import Memory
    from bot.survey import Question, Survey
    from bot.workspace import Workspace


def take(event: Typed, memory: Memory, workspace: Workspace) -> Reply | None:
    """Return what is said to a typed text, or ``None`` when it holds nothing."""
    wish = words.wish(event.text)
    if wish == words.STOP:
        return replace(stopping.stop(event, memory, workspace), to=replace(event.where, message=""))
    ask, key = _about(event, memory, workspace, wish)
    if ask is None:
        return _nothing_open(event, memory, workspace)
    if not tidy(event.text):
        return None
    plan = editions.of(memory, workspace, ask)
    return _Taking(event, memory, workspace, plan, ask).go(plan.question(key), wish)


def _about(event: Typed, memory: Memory, workspace: Workspace, wish: str) -> tuple[Ask | None, str]:
    """
    Return the ask that a text is about, and the key of its question: the last one, else the newest that is open.

    Raises:
        Refused: the last one is over; that is said once.
    """
    last, key = talked_about(event, memory)
    wanted = last if key or wish in {words.CHANGE, words.MORE} else None
    if wanted and not over(wanted, event.at):
        return wanted, key
    ask, key = unanswered(event, memory, workspace)
    if wanted and ask is None:
        forget(event, memory)
        still_open(wanted, event.at)
    return ask, key


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


def _nothing_open(event: Typed, memory: Memory, workspace: Workspace) -> Reply:
    customer, here = people.of(memory, event.actor), replace(event.where, message="")
    if customer and customer.stopped_at:
        return replace(stopping.promise(event, workspace, customer, "stop.kept"), to=here)
    texts = people.texts(workspace, *people.wishes(memory, event.actor))
    staff = people.role(memory, workspace, event.actor, event.at) > Role.CUSTOMER
    return Reply(to=here, text=texts("talk.commands" if staff else "talk.nothing_open"))
