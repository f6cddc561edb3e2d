"""What areas are called: the words of the surveys that ask about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.model import Edition
from bot.survey import editions
from bot.survey.loading import shipped
from bot.survey.question import FALLBACK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.ports import Memory
    from bot.survey.plan import Survey


def names(surveys: Mapping[str, Survey], language: str) -> dict[str, str]:
    """Return what each area is called in a language, else in English; a company's own words before shipped ones."""
    ours = shipped()
    ordered = sorted(surveys.values(), key=lambda each: each is not ours.get(each.name))
    return _named(ordered, language)


def called(memory: Memory, surveys: Mapping[str, Survey], language: str, keys: Sequence[str]) -> dict[str, str]:
    """Return :func:`names`, and for those of these keys that no survey has any more what they were called."""
    known = names(surveys, language)
    if known.keys() >= set(keys):
        return known
    return _named(map(editions.read, memory.every(Edition)), language) | known


def _named(surveys: Iterable[Survey], language: str) -> dict[str, str]:
    return {key: words.get(language) or words[FALLBACK] for each in surveys for key, words in _worded(each)}


def _worded(survey: Survey) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield the words of each area, and of each yes-or-no question, which is an area of its own."""
    yield from survey.areas.items()
    for question in survey.questions:
        if question.area and question.area not in survey.areas:
            asked = {code: words["ask"].rstrip("? ") for code, words in question.wording.items() if "ask" in words}
            yield question.area, asked
