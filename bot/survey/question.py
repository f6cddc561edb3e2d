"""What one question of a survey is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.survey.conditions import Condition, holds
from bot.survey.kinds import AREAS, CHOICE, CHOICES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.model import Response

    Answers = Mapping[str, Response]

MORE, CHANGE, SAID = "more", "change", "said"
"""Keys no question has: the invitation that was accepted, the wish to change, words that nobody had asked for."""
RESERVED = frozenset({MORE, CHANGE, SAID})
FALLBACK = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """
    One question. ``scale`` is its number of steps from ``lowest`` on, 0 where there are none.

    It is asked only when the answers before it fulfil the ``condition``, and one with ``more`` only after the
    invitation to tell more. ``area`` is what it is about; ``areas`` are those it has rated one by one. ``options`` are
    keys, whose words by language are ``choices``. ``link`` is where thanks lead; ``wording`` may name another one for a
    language.
    """

    key: str
    measure: str
    kind: str = ""
    scale: int = 0
    lowest: int = 1
    area: str = ""
    areas: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    condition: Condition = ()
    optional: bool = True
    more: bool = False
    link: str = ""
    wording: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def text(self, language: str, part: str = "ask") -> str:
        """Return its wording in a language, or in English where that is missing; empty when it has none."""
        return self.wording.get(language, {}).get(part) or self.wording[FALLBACK].get(part, "")

    def option(self, key: str, language: str) -> str:
        """Return an option's words in a language, or in English."""
        return self.choices.get(language, self.choices[FALLBACK])[key]

    @property
    def highest(self) -> int:
        """The best score."""
        return self.lowest + self.scale - 1

    @property
    def scored(self) -> bool:
        """Whether it is answered by one score."""
        return self.scale > 0 and self.kind != AREAS

    @property
    def chosen(self) -> bool:
        """Whether it is answered by its options."""
        return self.kind in {CHOICE, CHOICES}

    @property
    def slots(self) -> tuple[str, ...]:
        """The keys under which its answers are kept; the first alone says that it was passed over."""
        return (self.key, *(f"{self.key}.{area}" for area in self.areas))

    def fits(self, score: int) -> bool:
        """Return whether a score is on its scale."""
        return self.lowest <= score <= self.highest

    def follows(self, answers: Answers) -> bool:
        """Return whether the answers given so far lead to it."""
        return holds(self.condition, answers) and (not self.more or MORE in answers)

    def done(self, answers: Answers) -> bool:
        """Return whether it was answered, in part at least, or passed over."""
        return any(slot in answers for slot in self.slots)

    def given(self, answers: Answers) -> bool:
        """Return whether it was answered and not only passed over."""
        found = (answers[slot] for slot in self.slots if slot in answers)
        return any(response.score is not None or response.text for response in found)
