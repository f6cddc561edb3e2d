"""What the parser sees: the words in pieces, and what they are understood by."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - part of the record
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import Refused
from bot.periods.nearest import clipped, nearest
from bot.periods.vocabulary import Lexicon, fold
from bot.periods.written import refuse_other_day

if TYPE_CHECKING:
    from collections.abc import Sequence

PIECES = re.compile(r"\.{2,}|…|(?:(?!\.\.)[^…])+")
MARK = re.compile(r"\.{2,3}|…")
YEAR = re.compile(r"\d{4}", re.ASCII)
WITHOUT_YEAR = re.compile(r"[qw]\d{1,2}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """
    Words taken apart at ``..``: ``pieces`` as typed, ``words`` folded, ``homes`` the number of the word each came from.

    ``span`` is the first and the last day with data, if there is any.
    """

    pieces: tuple[str, ...]
    words: tuple[str, ...]
    homes: tuple[int, ...]
    lexicon: Lexicon
    today: dt.date
    span: tuple[dt.date, dt.date] | None = None

    def word(self, at: int) -> str:
        """Return the folded word at this place, empty past the end."""
        return self.words[at] if at < len(self.words) else ""

    def typed(self, at: int) -> str:
        """Return the word at this place as it was typed, empty past the end."""
        return self.pieces[at] if at < len(self.pieces) else ""

    def after_mark(self, at: int) -> int:
        """Return where the words go on after a ``..`` or "to" at this place, or 0 when there is none."""
        return at + 1 if MARK.fullmatch(self.word(at)) else self.lexicon.match("to", self.words, at)

    def consumed(self, stop: int) -> int:
        """
        Return how many of the words the pieces before ``stop`` are.

        Raises:
            Refused: a word goes on after a period that is complete.
        """
        if stop < len(self.homes) and self.homes[stop] == self.homes[stop - 1]:
            raise self.unknown(stop)
        return self.homes[stop - 1] + 1

    def unknown(self, at: int) -> Refused:
        """
        Return the refusal of what stands at this place, with the nearest periods.

        Raises:
            Refused: it is a day that is written in another way.
        """
        if not self.pieces:
            return Refused("period.unknown", word="", nearest=", ".join(self._examples()))
        at = min(at, len(self.pieces) - 1)
        refuse_other_day(self.pieces[at])
        near = self._with_year(at) or nearest(self.pieces[at:], self.lexicon.periods) or self._examples()
        return Refused("period.unknown", word=clipped(self.pieces[at]), nearest=", ".join(near))

    def _with_year(self, at: int) -> list[str]:
        """Return the quarter or week with its year: the one beside it, or else this one."""
        if not WITHOUT_YEAR.fullmatch(self.words[at]):
            return []
        year = self.word(at + 1) if YEAR.fullmatch(self.word(at + 1)) else f"{self.today.year}"
        return [f"{year}-{self.pieces[at].upper()}"]

    def _examples(self) -> list[str]:
        own = self.lexicon.vocabularies[0].words("examples") if self.lexicon.vocabularies else ()
        return [*own, "7d", f"{self.today:%Y-%m}"]


def scene(words: Sequence[str], lexicon: Lexicon, today: dt.date, span: tuple[dt.date, dt.date] | None) -> Scene:
    """Return the scene of these words."""
    apart = [(home, piece) for home, word in enumerate(words) for piece in PIECES.findall(word)]
    pieces = tuple(piece for _, piece in apart)
    homes = tuple(home for home, _ in apart)
    folded = tuple(map(fold, pieces))
    return Scene(pieces=pieces, words=folded, homes=homes, lexicon=lexicon, today=today, span=span)
