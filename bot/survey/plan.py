"""What a survey is: ordered questions, and which comes next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.survey.conditions import holds
from bot.survey.kinds import TEXT, THANKS
from bot.survey.question import FALLBACK, MORE, SAID, Question

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.survey.question import Answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """
    Ordered questions, and how they are brought to people.

    ``alert`` is the highest score of the first question that makes the team look at it. ``by`` is who answers: the
    customer or the agent. ``expiry`` is how long an ask may be answered, ``delay`` how long after the interaction's end
    it is sent, ``reminder`` how long after that it is sent once more, ``rest`` how long the same customer is then left
    in peace by this survey, ``sample`` how many of a hundred interactions are asked about. ``version`` changes with
    whatever an answer's meaning hangs on; ``body`` is the whole as JSON.
    """

    name: str
    questions: tuple[Question, ...]
    alert: int | None = None
    by: str = "customer"
    title: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    expiry: dt.timedelta | None = None
    delay: dt.timedelta = dt.timedelta()
    reminder: dt.timedelta | None = None
    rest: dt.timedelta = dt.timedelta()
    sample: int = 100
    version: str = ""
    body: str = ""

    @property
    def asked(self) -> Iterator[Question]:
        """Its questions without the thanks."""
        return (question for question in self.questions if question.kind != THANKS)

    @property
    def free(self) -> Question | None:
        """The question that takes words nobody asked for: the first free one, if any."""
        return next((question for question in self.questions if question.kind == TEXT), None)

    def question(self, key: str) -> Question | None:
        """Return the question with this key, or ``None``."""
        return next((question for question in self.questions if question.key == key), None)

    def part(self, slot: str) -> Question | None:
        """Return what is answered under a slot: a question, or one area of it as a question of its own."""
        key, _, area = slot.partition(".")
        question = self.question(key)
        if question is None or question.kind == THANKS or slot not in question.slots:
            return None
        return replace(question, key=slot, kind="area", area=area, areas=()) if area else question

    def alarms(self, score: int | None) -> bool:
        """Return whether the team must look at a score of the first question."""
        return score is not None and self.alert is not None and score <= self.alert

    def slots(self, *, more: bool) -> tuple[str, ...]:
        """Return the keys under which answers are kept: those after the invitation to tell more, or the others."""
        own = tuple(slot for question in self.asked if question.more == more for slot in question.slots)
        return own if more else (*own, MORE, SAID)

    def next(self, answers: Answers) -> Question | None:
        """Return the first question that is not answered and that the answers lead to, or ``None`` at the end."""
        return next(self.coming(answers), None)

    def coming(self, answers: Answers) -> Iterator[Question]:
        """Yield the questions that are not answered and that the answers lead to."""
        return (question for question in self.asked if not question.done(answers) and question.follows(answers))

    def beyond(self, answers: Answers) -> Iterator[Question]:
        """Yield the questions that only those are asked who want to tell more, until they said so."""
        more = (question for question in self.asked if question.more and MORE not in answers)
        return (question for question in more if holds(question.condition, answers))

    def invites(self, answers: Answers) -> bool:
        """Return whether there is more to tell for whoever wants to."""
        return next(self.beyond(answers), None) is not None

    def thanks(self, answers: Answers) -> Question | None:
        """Return the thanks that fit the answers, or ``None`` when the survey has no words of its own for them."""
        found = (question for question in self.questions if question.kind == THANKS)
        return next((question for question in found if question.follows(answers)), None)

    def area(self, key: str, language: str) -> str:
        """Return an area's name in a language, or in English."""
        words = self.areas[key]
        return words.get(language) or words[FALLBACK]
