"""How a question is put: its words, its buttons, and the same as a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.asks import buttons, forms
from bot.messages import Button, Reply
from bot.model import Conversation
from bot.survey.kinds import TEXT
from bot.survey.question import CHANGE, MORE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.languages import Texts
    from bot.messages import Address
    from bot.model import Ask, Response
    from bot.ports import Memory
    from bot.survey import Question, Survey

    Answers = Mapping[str, Response]


def listen(memory: Memory, ask: Ask, question: str) -> None:
    """Take what the respondent types next as the answer to this question; with the empty one all is said for now."""
    memory.save(Conversation(platform=ask.platform, chat=ask.chat, person=ask.person, ask=ask.token, question=question))


def greeting(texts: Texts, name: str) -> str:
    """Return the words before the first question, by name where it is known."""
    return texts("ask.greeting_name", name=name) if name else texts("ask.greeting")


def pose(
    plan: Survey, ask: Ask, question: Question, to: Address, texts: Texts, answers: Answers, greeting: str = ""
) -> Reply:
    """Return the message that asks a question, with what was answered before marked."""
    lines = (greeting, question.text(ask.language), forms.ends(question, ask.language, texts))
    return Reply(
        to=to,
        text="\n".join(line for line in lines if line),
        buttons=(*buttons.rows(plan, ask, question, texts, answers), buttons.last(ask, question, texts, answers)),
        form=forms.form(plan, ask, question, texts, answers),
    )


def thank(plan: Survey, ask: Ask, to: Address, texts: Texts, answers: Answers) -> Reply:
    """Return the thanks at the end, with an invitation to tell more and a way to change what was said."""
    own = plan.thanks(answers)
    link = own.text(ask.language, "link") or own.link if own else ""
    rows = [
        Button(label=texts("ask.open_link"), url=link) if link else None,
        Button(label=texts("ask.more"), data=buttons.tap(ask, MORE, "yes")) if plan.invites(answers) else None,
        Button(label=texts("ask.change"), data=buttons.tap(ask, CHANGE, "*")) if changeable(plan, answers) else None,
    ]
    text = own.text(ask.language) if own else _general(plan, texts, answers)
    form = forms.invitation(plan, ask, texts, answers)
    return Reply(to=to, text=text, buttons=tuple((button,) for button in rows if button), form=form)


def changeable(plan: Survey, answers: Answers) -> tuple[Question, ...]:
    """Return the questions with an answer that can be changed."""
    return tuple(question for question in plan.asked if question.given(answers))


def _general(plan: Survey, texts: Texts, answers: Answers) -> str:
    """Return words that answer how it went, not only that it was answered."""
    first = answers.get(plan.questions[0].key)
    if first is None or first.score is None:
        return texts("thanks.plain")
    if plan.alarms(first.score):
        return texts("thanks.low")
    return texts("thanks.high" if _glad(plan, first.score, answers) else "thanks.middle")


def _glad(plan: Survey, score: int, answers: Answers) -> bool:
    """Return whether a score lies above the middle, and nobody had to be asked why."""
    first = plan.questions[0]
    asked_why = any(each.kind == TEXT and each.condition and each.follows(answers) for each in plan.asked)
    return 2 * score > first.lowest + first.highest and not asked_why
