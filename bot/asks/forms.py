"""A question and what would follow it as one form, for platforms that have forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages import Field, Form
from bot.survey.kinds import AREAS, CHOICES, ENDED, TEXT, YESNO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.languages import Texts
    from bot.model import Ask, Response
    from bot.survey import Question, Survey

    Answers = Mapping[str, Response]


def form(plan: Survey, ask: Ask, question: Question, texts: Texts, answers: Answers) -> Form:
    """Return the form with this question and those that come after it whatever is answered."""
    coming = [each for each in plan.coming(answers) if each.key != question.key]
    return _form(plan, ask, (question, *coming), texts, answers, "ask.open_form")


def invitation(plan: Survey, ask: Ask, texts: Texts, answers: Answers) -> Form | None:
    """Return the form with all that those are asked who want to tell more, or ``None`` where there is nothing."""
    beyond = tuple(plan.beyond(answers))
    return _form(plan, ask, beyond, texts, answers, "ask.more") if beyond else None


def _form(
    plan: Survey, ask: Ask, questions: Iterable[Question], texts: Texts, answers: Answers, open_with: str
) -> Form:
    fields = (field for each in questions for field in _fields(plan, ask, each, texts, answers))
    title = plan.title.get(ask.language) or plan.title["en"]
    return Form(token=ask.token, title=title, open=texts(open_with), send=texts("ask.send"), fields=tuple(fields))


def ends(question: Question, language: str, texts: Texts) -> str:
    """Return what the ends of the question's scale mean, or the empty string."""
    if question.kind not in ENDED:
        return ""
    words = {"low_words": question.text(language, "low"), "high_words": question.text(language, "high")}
    return texts("ask.ends", low=question.lowest, high=question.highest, **words)


def _fields(plan: Survey, ask: Ask, question: Question, texts: Texts, answers: Answers) -> Iterator[Field]:
    for slot in question.slots[1:] if question.kind == AREAS else question.slots:
        yield Field(
            key=slot,
            kind="text" if question.kind == TEXT else "many" if question.kind == CHOICES else "one",
            label=_label(plan, ask, question, slot),
            options=_options(ask, question, texts),
            steps=question.scale > 0 and question.kind != YESNO,
            hint=ends(question, ask.language, texts),
            value=_value(answers.get(slot)),
            optional=question.optional,
            group=question.text(ask.language) if question.kind == AREAS else "",
        )


def _label(plan: Survey, ask: Ask, question: Question, slot: str) -> str:
    area = slot.partition(".")[2]
    return plan.area(area, ask.language) if area else question.text(ask.language)


def _options(ask: Ask, question: Question, texts: Texts) -> tuple[tuple[str, str], ...]:
    if question.kind == YESNO:
        return tuple((str(score), texts(f"ask.yes_no.{score}")) for score in (1, 0))
    if question.chosen:
        return tuple((key, question.option(key, ask.language)) for key in question.options)
    return tuple((str(score), str(score)) for score in range(question.lowest, question.highest + 1) if question.scale)


def _value(response: Response | None) -> str:
    if response is None:
        return ""
    return response.text if response.score is None else str(response.score)
