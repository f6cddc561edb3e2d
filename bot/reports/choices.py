"""What was chosen from lists, in the words of the survey that offered them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.indicators import Note
    from bot.reports.readings import Report
    from bot.survey import Survey
    from bot.survey.question import Question

CHOSEN = "report.chosen"
"""The key of a note on a ``question`` and how often each of its ``options`` was chosen."""


def worded(report: Report, surveys: Iterable[Survey], language: str) -> Report:
    """Return the report with questions and options as they are put in a language."""
    estimate = report.total.estimate
    if estimate is None or all(note.key != CHOSEN for note in estimate.notes):
        return report
    questions = {each.key: each for survey in surveys for each in survey.questions if each.chosen}
    notes = tuple(_worded(note, questions, language) if note.key == CHOSEN else note for note in estimate.notes)
    return replace(report, total=replace(report.total, estimate=replace(estimate, notes=notes)))


def _worded(note: Note, questions: Mapping[str, Question], language: str) -> Note:
    name, options = note.values["question"], note.values["options"]
    question = questions.get(name)
    said = {key: question.option(key, language) if question and key in question.options else key for key in options}
    counts = ", ".join(f"{said[key]} ({n})" for key, n in options.items())
    return replace(note, values={"question": question.text(language) if question else name, "options": counts})
