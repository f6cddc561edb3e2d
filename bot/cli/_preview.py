"""A survey as a customer would see it, message by message, on paper or on a page of its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from bot import languages
from bot.asks import posing
from bot.messages import Address, Reply
from bot.model import Ask, Response
from bot.survey.kinds import THANKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.languages import Texts
    from bot.survey import Question, Survey
    from bot.survey.conditions import Condition

NOWHERE = Address(platform="preview", chat="preview")
NOW = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
RULE = "─" * 60

Shown = tuple[str, Reply]
"""When it is seen, and what is seen."""


def text(plan: Survey, code: str) -> str:
    """Return the whole conversation as plain text."""
    words = languages.texts(languages.nearest(code))
    parts = [*_about(plan, code, words)]
    for when, reply in messages(plan, code, words):
        buttons = ["  ".join(f"[ {button.label} ]" for button in row) for row in reply.buttons]
        parts.append("\n".join([RULE, *([f"({when})"] if when else []), reply.text, *buttons]))
    return "\n".join(parts)


def _about(plan: Survey, code: str, words: Texts) -> Iterator[str]:
    yield f"{plan.title[code]} ({plan.name})"
    yield words("cli.survey.version", version=plan.version)
    yield words(f"cli.survey.by_{plan.by}")
    if plan.alert is not None:
        yield words("cli.survey.alert", low=plan.questions[0].lowest, high=plan.alert)


def messages(plan: Survey, code: str, words: Texts) -> Iterator[Shown]:
    """Yield every message a customer may see, in order, with what it hangs on."""
    ask = Ask(
        token="preview",  # noqa: S106 - nobody can answer it
        interaction="",
        customer="",
        survey=plan.name,
        asked_at=NOW,
        expires_at=NOW,
        language=code,
    )
    for number, question in enumerate(plan.questions):
        if question.kind != THANKS:
            hello = "" if number else words("ask.greeting")
            yield _when(question, words), posing.pose(plan, ask, question, NOWHERE, words, {}, greeting=hello)
    yield from _endings(plan, ask, words)


def _endings(plan: Survey, ask: Ask, words: Texts) -> Iterator[Shown]:
    """Yield the survey's own thanks and, unless they are for everybody, the general ones for the best and the worst."""
    first = plan.questions[0]
    own = [question for question in plan.questions if question.kind == THANKS]
    for question in own:
        alone = replace(plan, questions=(first, replace(question, condition=())))
        yield _when(question, words), posing.thank(alone, ask, NOWHERE, words, {})
    if all(question.condition for question in own):
        general = replace(plan, questions=tuple(plan.asked))
        for score in (first.highest, first.lowest) if first.scored else ():
            reply = posing.thank(general, ask, NOWHERE, words, {first.key: _answer(plan, score)})
            yield words("cli.survey.only_if", condition=f"{first.key} = {score}"), reply


def _answer(plan: Survey, score: int) -> Response:
    first = plan.questions[0]
    return Response(ask="", question=first.key, measure=first.measure, score=score, answered_at=NOW, day=NOW.date())


def _when(question: Question, words: Texts) -> str:
    found = [words("cli.survey.more", button=words("ask.more"))] if question.more else []
    if question.condition:
        found.append(words("cli.survey.only_if", condition=_said(question.condition)))
    return " ".join(found)


def _said(wanted: Condition) -> str:
    return " or ".join(" and ".join(f"{t.question} {t.operator} {t.value}" for t in tests) for tests in wanted)


def page(plan: Survey, code: str) -> str:
    """Write the conversation as a page of its own and return its address."""
    import tempfile
    from pathlib import Path

    words = languages.texts(languages.nearest(code))
    body = "".join(_message(when, reply) for when, reply in messages(plan, code, words))
    head = f"<meta charset=utf-8><meta name=viewport content='width=device-width'><title>{escape(plan.name)}</title>"
    file = Path(tempfile.gettempdir()) / f"afterword-{plan.name}-{code}.html"
    file.write_text(f"<!doctype html><html lang={code}>{head}<style>{STYLE}</style><main>{body}</main>", "utf-8")
    return file.as_uri()


def _message(when: str, reply: Reply) -> str:
    rows = "".join(f"<p>{''.join(f'<button>{escape(b.label)}</button>' for b in row)}</p>" for row in reply.buttons)
    lines = escape(reply.text).replace("\n", "<br>")
    return f"<section><small>{escape(when)}</small><div>{lines}</div>{rows}</section>"


STYLE = (
    "body{font:16px/1.5 system-ui;margin:2rem auto;max-width:34rem;padding:0 1rem}"
    "section{border:1px solid #ccc;border-radius:12px;padding:1rem;margin:1rem 0}small{color:#555}"
    "p{display:flex;gap:.4rem;margin:.4rem 0}button{flex:1;font:inherit;padding:.5rem}"
)
