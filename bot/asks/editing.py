"""A respondent edits a message they sent: the answer it gave changes with it, and nothing else happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.asks import stopping, walking
from bot.asks.claiming import over, talked_about
from bot.asks.keeping import answered, comment, keep
from bot.asks.reading import read
from bot.survey import editions
from bot.typed import tidy, words
from bot.typed.meaning import meant

if TYPE_CHECKING:
    from bot.messages import Reply, Typed
    from bot.model import Ask, Response
    from bot.ports import Memory
    from bot.survey import Question, Survey
    from bot.typed.meaning import Meant
    from bot.workspace import Workspace


def edited(event: Typed, memory: Memory, workspace: Workspace) -> Reply | None:
    """Return what follows the changed answer, or ``None`` when the message gave none, or too long ago."""
    if words.wish(event.text) == words.STOP:
        return stopping.stop(event, memory, workspace)
    ask, _ = talked_about(event, memory)
    if ask is None or over(ask, event.at) or not tidy(event.text):
        return None
    return _Editing(event, memory, workspace, editions.of(memory, workspace, ask), ask).go()


class _Editing:
    """One edited text, about one ask."""

    def __init__(self, event: Typed, memory: Memory, workspace: Workspace, plan: Survey, ask: Ask) -> None:
        self.event, self.memory, self.workspace, self.plan, self.ask = event, memory, workspace, plan, ask

    def go(self) -> Reply | None:
        given = answered(self.memory, self.plan, self.ask)
        before = {slot: response for slot, response in given.items() if response.answered_at == self.event.edits}
        if not before:
            return None
        question = self._question(next(iter(before)), given)
        found = meant(self.event.text, question, self.plan)
        self._keep(question, found)
        if found.comment:
            self._words(found.comment, before)
        if answered(self.memory, self.plan, self.ask) == given:  # a preview was added to it, or a reaction
            return None
        where = self.event.where
        return walking.step(self.memory, self.workspace, self.plan, self.ask, where, after=question)

    def _question(self, slot: str, given: dict[str, Response]) -> Question:
        """Return what the message answers: words that came in place of the first answer may give it now."""
        first = self.plan.questions[0]
        return (self.plan.question(slot.partition(".")[0]) or first) if first.given(given) else first

    def _keep(self, question: Question, found: Meant) -> None:
        for slot, answer in found.answers:
            part = self.plan.part(slot) or question
            value = (None, answer) if part.chosen else read(part, answer)
            keep(self.memory, self.workspace, self.ask, part, value, self.event.at)

    def _words(self, text: str, before: dict[str, Response]) -> None:
        """Keep words beside an answer in place of those they were; of a text that grew since, none is lost."""
        free = self.plan.free
        old = before.get(free.key) if free else None
        if free is None or old is None or old.edited_at:
            comment(self.memory, self.workspace, self.ask, self.plan, text, self.event.at)
        else:
            keep(self.memory, self.workspace, self.ask, free, (None, text), self.event.at)
