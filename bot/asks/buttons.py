"""The buttons below a question; what was answered before is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import taps
from bot.asks.reading import SKIP
from bot.messages import Button
from bot.survey.kinds import AREAS, CHOICES, TEXT, YESNO

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.languages import Texts
    from bot.model import Ask, Response
    from bot.survey import Question, Survey

    Answers = Mapping[str, Response]
    Row = tuple[Button, ...]

DONE, NAME = "done", "name"
"""What a grid's last button and a row's heading answer."""
WIDEST = 7
"""Buttons in a row. From 0 to 10 they are parted 6 + 5: another cut would draw the line between praise and blame."""
CHOSEN = "primary"


def tap(ask: Ask, slot: str, answer: str) -> str:
    """Return the data of a button that gives this answer."""
    return taps.rate(ask.token, slot, answer)


def rows(plan: Survey, ask: Ask, question: Question, texts: Texts, answers: Answers) -> tuple[Row, ...]:
    """Return a question's own rows of buttons; none for free text."""
    if question.kind == TEXT:
        return ()
    if question.kind == AREAS:
        return tuple(row for area in question.areas for row in _area(plan, ask, question, area, answers))
    if question.chosen:
        return tuple((button,) for button in _options(ask, question, answers))
    if question.kind == YESNO:
        return (tuple(_step(ask, question.key, score, answers, texts(f"ask.yes_no.{score}")) for score in (1, 0)),)
    return _scale(ask, question, question.key, answers)


def last(ask: Ask, question: Question, texts: Texts, answers: Answers) -> Row:
    """Return the row at the bottom: on with it, and never again."""
    found: list[Button] = []
    if question.kind in {AREAS, CHOICES} and question.given(answers):
        found.append(Button(label=texts("ask.done"), data=tap(ask, question.key, DONE), style=CHOSEN))
    elif question.optional:
        found.append(Button(label=texts("ask.skip"), data=tap(ask, question.key, SKIP)))
    return (*found, Button(label=texts("ask.stop"), data=taps.command("stop")))


def _scale(ask: Ask, question: Question, slot: str, answers: Answers) -> tuple[Row, ...]:
    steps = [_step(ask, slot, score, answers) for score in range(question.lowest, question.highest + 1)]
    half = (len(steps) + 1) // 2 if len(steps) > WIDEST else len(steps)
    return tuple(tuple(part) for part in (steps[:half], steps[half:]) if part)


def _step(ask: Ask, slot: str, score: int, answers: Answers, label: str = "") -> Button:
    given = answers.get(slot)
    chosen = given is not None and given.score == score
    return _marked(label or str(score), tap(ask, slot, str(score)), chosen=chosen)


def _marked(label: str, data: str, *, chosen: bool) -> Button:
    return Button(label=f"✓ {label}" if chosen else label, data=data, style=CHOSEN if chosen else "")


def _area(plan: Survey, ask: Ask, question: Question, area: str, answers: Answers) -> tuple[Row, ...]:
    slot = f"{question.key}.{area}"
    name = Button(label=plan.area(area, ask.language), data=tap(ask, slot, NAME))
    return ((name,), *_scale(ask, question, slot, answers))


def _options(ask: Ask, question: Question, answers: Answers) -> list[Button]:
    given = answers.get(question.key)
    chosen = given.text.split() if given else []
    mask = sum(1 << bit for bit, key in enumerate(question.options) if key in chosen)
    many = question.kind == CHOICES
    return [
        _marked(
            question.option(key, ask.language),
            tap(ask, question.key, f"#{mask ^ 1 << bit}" if many else key),
            chosen=key in chosen,
        )
        for bit, key in enumerate(question.options)
    ]
