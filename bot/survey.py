"""A survey is a TOML file in ``bot/surveys/``: which questions, in which words, and which comes next."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.model import Response

DEFAULT = "service"
"""The survey that is asked after an interaction."""

TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """
    One question. ``scale`` is its number of steps, 0 for free text.

    It is asked only when the question ``after`` was answered with a score in ``among`` (any score when empty).
    """

    key: str
    measure: str
    scale: int = 0
    after: str = ""
    among: tuple[int, ...] = ()
    wording: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def text(self, language: str, part: str = "ask") -> str:
        """Return its wording in a language, or in English where that is missing; empty when it has none."""
        return self.wording.get(language, {}).get(part) or self.wording["en"].get(part, "")

    def fits(self, score: int) -> bool:
        """Return whether a score is on its scale."""
        return 1 <= score <= self.scale

    def follows(self, answers: Mapping[str, Response]) -> bool:
        """Return whether the answers given so far lead to it."""
        if not self.after:
            return True
        before = answers.get(self.after)
        return before is not None and (not self.among or before.score in self.among)


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """Ordered questions; ``alert`` is the highest score of the first question that makes the team look at it."""

    name: str
    questions: tuple[Question, ...]
    alert: int = 0

    def question(self, key: str) -> Question | None:
        """Return the question with this key, or ``None``."""
        return next((question for question in self.questions if question.key == key), None)

    def next(self, answers: Mapping[str, Response]) -> Question | None:
        """Return the first question that is not answered and that the answers lead to, or ``None`` at the end."""
        return next((q for q in self.questions if q.key not in answers and q.follows(answers)), None)


@cache
def survey(name: str) -> Survey:
    """
    Return the survey with this name.

    Raises:
        FileNotFoundError: there is none.
    """
    return _read(name, tomllib.loads((files("bot.surveys") / f"{name}.toml").read_text("utf-8")))


def _read(name: str, data: Mapping[str, Any]) -> Survey:
    questions = tuple(_question(**question) for question in data["question"])
    return Survey(name=name, questions=questions, alert=data.get("alert", 0))


def _question(*, key: str, measure: str, among: tuple[int, ...] = (), **rest: Any) -> Question:  # noqa: ANN401
    options = {name: rest.pop(name) for name in ("scale", "after") if name in rest}
    return Question(key=key, measure=measure, among=tuple(among), wording=rest, **options)
