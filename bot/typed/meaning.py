"""What a typed text answers, as the buttons of the question would have said it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.survey.kinds import AREAS, CHOICES, YESNO
from bot.typed.choosing import areas, named, option, options
from bot.typed.ratings import OFF, understand
from bot.typed.tidying import tidy
from bot.typed.words import agrees

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.survey import Question, Survey


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """``answers`` by slot, words beside them, and whether a rating was given that lies off the scale."""

    answers: tuple[tuple[str, str], ...] = ()
    comment: str = ""
    off: bool = False


def meant(text: str, question: Question, survey: Survey) -> Meant:
    """Return what a typed text means as an answer to a question; no word of it is lost."""
    if question.kind in READERS:
        return READERS[question.kind](text, question, survey)
    return _score(text, question) if question.scored else _choice(text, question)


def _score(text: str, question: Question) -> Meant:
    found = understand(text, question.scale, question.lowest)
    if found.score in {None, OFF}:
        return Meant(comment=found.comment, off=found.score == OFF)
    return Meant(answers=((question.key, str(found.score)),), comment=found.comment)


def _text(text: str, question: Question, survey: Survey) -> Meant:  # noqa: ARG001 - the same for each kind
    return Meant(answers=((question.key, tidy(text)),))


def _yes(text: str, question: Question, survey: Survey) -> Meant:  # noqa: ARG001 - the same for each kind
    found = agrees(text)
    if found is None:
        return Meant(comment=tidy(text))
    return Meant(answers=((question.key, str(int(found[0]))),), comment=found[1])


def _areas(text: str, question: Question, survey: Survey) -> Meant:
    names = {area: [area, *survey.areas[area].values()] for area in question.areas}
    found = areas(text, names, question.highest)
    if not found:
        return Meant(comment=tidy(text))
    return Meant(answers=tuple((f"{question.key}.{area}", str(score)) for area, score in found.items()))


def _choice(text: str, question: Question) -> Meant:
    names = named(question.options, question.choices)
    found = options(text, names) if question.kind == CHOICES else (option(text, names),)
    if not any(found):
        return Meant(comment=tidy(text))
    return Meant(answers=((question.key, " ".join(found)),))


READERS: dict[str, Callable[[str, Question, Survey], Meant]] = {"text": _text, YESNO: _yes, AREAS: _areas}
"""Kinds that are not read as one score or as options."""
