"""The conditions of a survey's file: each speaks of an answer that was given before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.survey.building import build
from bot.survey.conditions import Test, condition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.survey.lines import Path
    from bot.survey.question import Question
    from bot.survey.sheet import Sheet


def check(sheet: Sheet) -> None:
    """Check every condition against the questions that stand before it."""
    for number, question in enumerate(sheet.data["question"]):
        if "if" in question:
            _form(sheet, ("question", number, "if"), question["if"])
    before: dict[str, Question] = {}
    for number, question in enumerate(build("", sheet.data).questions):
        for test in (test for tests in question.condition for test in tests):
            _test(sheet, ("question", number, "if"), test, before)
        before |= dict.fromkeys(question.slots[1:] or question.slots, question)


def _form(sheet: Sheet, path: Path, text: str) -> None:
    try:
        condition(text)
    except ValueError as wrong:
        raise sheet.wrong(path, "condition", value=str(wrong)) from None


def _test(sheet: Sheet, path: Path, test: Test, before: Mapping[str, Question]) -> None:
    sheet.one_of(path, test.question, before, "before")
    question: Any = before[test.question]
    if question.chosen:
        sheet.one_of(path, test.value, question.options, "option")
        if test.operator not in {"==", "!="}:
            raise sheet.wrong(path, "equal", value=test.operator)
    elif test.score is None or not question.fits(test.score):
        raise sheet.wrong(path, "on_scale", value=test.value, low=question.lowest, high=question.highest)
