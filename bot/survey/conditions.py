"""When a question is asked: ``csat <= 3``, ``nps >= 9 and fixed == no``, ``speed.late <= 2 or csat == 1``."""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.model import Response

OPERATORS: dict[str, Callable[[int, int], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
}
WORDS = {"no": 0, "yes": 1}
_TEST = re.compile(r"\s*([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)?)\s*(<=|>=|==|!=|<|>)\s*([a-z0-9_]+)\s*")


@dataclass(frozen=True, slots=True)
class Test:
    """One comparison of an answer with a score or with an option's key."""

    question: str
    operator: str
    value: str

    @property
    def score(self) -> int | None:
        """The score it compares with; ``None`` for an option's key."""
        return int(self.value) if self.value.isdecimal() else WORDS.get(self.value)

    def holds(self, answers: Mapping[str, Response]) -> bool:
        """Return whether the answer is there and compares so."""
        found = answers.get(self.question)
        if found is None:
            return False
        if found.score is not None and self.score is not None:
            return OPERATORS[self.operator](found.score, self.score)
        return bool(found.text) and (self.value in found.text.split()) == (self.operator == "==")


Condition = tuple[tuple[Test, ...], ...]
"""Alternatives of tests that must hold together."""


def condition(text: str) -> Condition:
    """
    Return the condition that a text states; ``and`` binds closer than ``or``.

    Raises:
        ValueError: the text is no condition.
    """
    return tuple(tuple(map(_test, part.split(" and "))) for part in text.split(" or "))


def _test(text: str) -> Test:
    match = _TEST.fullmatch(text)
    if match is None:
        raise ValueError(text.strip())
    return Test(*match.groups())


def holds(wanted: Condition, answers: Mapping[str, Response]) -> bool:
    """Return whether the answers fulfil a condition; the empty one always holds."""
    return not wanted or any(all(test.holds(answers) for test in tests) for tests in wanted)
