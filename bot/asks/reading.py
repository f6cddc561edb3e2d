"""What a button or a form gives, read as its question reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.errors import Refused
from bot.survey.kinds import TEXT, YESNO
from bot.typed import tidy

if TYPE_CHECKING:
    from bot.survey.question import Question

SKIP = "skip"
_MASK = re.compile(r"#(\d{1,4})")
"""A choice of options as a number, so that it fits behind a button: bit 0 is the first one."""

Value = tuple[int | None, str]
"""A score, or a text."""


def read(question: Question, answer: str) -> Value | None:
    """
    Return what an answer says, given as a button or a form gives it; ``None`` when the question is passed over.

    Raises:
        Refused: it is not one of the question's answers.
    """
    if answer == SKIP or not tidy(answer):
        return None
    if question.kind == TEXT:
        return None, tidy(answer)
    if question.chosen:
        return None, _options(question, answer)
    if question.scored and answer.isdecimal() and len(answer) <= len("10") and question.fits(int(answer)):
        return int(answer), ""
    raise off(question)


def off(question: Question) -> Refused:
    """Return the refusal of an answer that the question does not have."""
    if question.chosen or not question.scale:
        return Refused("rate.choice")
    if question.kind == YESNO:
        return Refused("rate.yes_no")
    return Refused("rate.scale", low=question.lowest, high=question.highest)


def _options(question: Question, answer: str) -> str:
    mask = _MASK.fullmatch(answer)
    if mask:
        wanted = {key for bit, key in enumerate(question.options) if int(mask[1]) >> bit & 1}
    else:
        wanted = set(answer.split())
    if not wanted <= set(question.options):
        raise off(question)
    return " ".join(key for key in question.options if key in wanted)
