"""The words of a survey's file: complete in every language that it speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.survey.building import is_language
from bot.survey.checks.asking import KEY
from bot.survey.kinds import CHOICE, CHOICES, ENDED
from bot.survey.question import FALLBACK

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from bot.survey.lines import Path
    from bot.survey.sheet import Sheet

LONGEST = 40
"""Characters of an option or an area: it stands on a button."""
MOST_OPTIONS = 10


def check(sheet: Sheet) -> None:
    """Check that every text is there in every language of the title."""
    spoken = tuple(sheet.data["title"])
    if FALLBACK not in spoken:
        raise sheet.wrong(("title",), "english")
    for area, words in sheet.data.get("areas", {}).items():
        _languages(sheet, ("areas", area), spoken)
        for code, word in words.items():
            _short(sheet, ("areas", area, code), word)
    for number, question in enumerate(sheet.data["question"]):
        _languages(sheet, ("question", number), spoken)
        for code in spoken:
            _question(sheet, ("question", number, code), question)


def _languages(sheet: Sheet, path: Path, spoken: tuple[str, ...]) -> None:
    there = [name for name in sheet.at(path) if is_language(name)]
    for code in (*spoken, *there):
        if code not in there or code not in spoken:
            raise sheet.wrong(path, "languages", code=code, languages=", ".join(spoken))


def _question(sheet: Sheet, path: Path, question: Mapping[str, Any]) -> None:
    words = sheet.at(path)
    ends = question["kind"] in ENDED
    if ends != ("low" in words) or ends != ("high" in words):
        raise sheet.wrong(path, "ends" if ends else "no_ends")
    options = question["kind"] in {CHOICE, CHOICES}
    if options != ("options" in words):
        raise sheet.wrong(path, "options" if options else "no_options")
    if options:
        _options(sheet, (*path, "options"), question[FALLBACK]["options"])


def _options(sheet: Sheet, path: Path, english: Mapping[str, str]) -> None:
    found = sheet.at(path)
    if not 1 < len(found) <= MOST_OPTIONS:
        raise sheet.wrong(path, "few_options", n=MOST_OPTIONS)
    if set(found) != set(english):
        raise sheet.wrong(path, "same_options", options=", ".join(english))
    for key, label in found.items():
        if not KEY.fullmatch(key):
            raise sheet.wrong((*path, key), "key", value=key)
        _short(sheet, (*path, key), label)


def _short(sheet: Sheet, path: Path, text: str) -> None:
    if len(text) > LONGEST:
        raise sheet.wrong(path, "long", n=LONGEST)
