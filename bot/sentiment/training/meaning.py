"""What the pieces of words say, learnt from all languages together: what English teaches helps Bulgarian."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.sentiment.features import features
from bot.sentiment.language import LANGUAGES
from bot.sentiment.segments import segments
from bot.sentiment.training.fit import MIXED, NEGATIVE, NEUTRAL, POSITIVE, WITHOUT_NEUTRAL, Fitted, shares
from bot.sentiment.training.heldout import far, near
from bot.sentiment.vocabulary import rarity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from bot.sentiment.training.fit import Numbers
    from bot.sentiment.training.material import Comment
    from bot.sentiment.training.vectors import Vectors

PENALTY = 1000.0
LOUD = 6.0
"""What a regression towards 0 and 1 must be multiplied by to sound like logarithms of chances."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """``numbers`` has a row a piece; ``middles`` what an average piece of a language says."""

    numbers: NDArray[np.float64]
    middles: Mapping[str, NDArray[np.float64]]
    bias: NDArray[np.float64]


class Reader:
    """Comments as means of vectors."""

    def __init__(self, known: Vectors) -> None:
        self._places = {piece: place for place, piece in enumerate(known.pieces)}
        self.weights = rarity(known.likely)
        self.known = known
        self.rows = known.rows * self.weights[:, None]
        self._words: dict[str, list[int]] = {}

    def places(self, comment: Comment) -> list[int]:
        """Return where the pieces of a comment stand."""
        found = features(comment.text, comment.language)
        return [place for word in (*found.parts, *found.signs) for place in self._cut(word)]

    def _cut(self, word: str) -> list[int]:
        if word not in self._words:
            self._words[word] = segments(word.lower(), self._places)
        return self._words[word]

    def middles(self, comments: Sequence[Comment]) -> dict[str, NDArray[np.float64]]:
        """Return the mean vector of each language."""
        seen: dict[str, list[int]] = defaultdict(list)
        for comment in comments:
            seen[comment.language].extend(self.places(comment))
        return {code: self.rows[seen[code]].sum(0) / self.weights[seen[code]].sum() for code in LANGUAGES if seen[code]}

    def matrix(self, comments: Sequence[Comment], middles: Mapping[str, NDArray[np.float64]]) -> NDArray[np.float32]:
        """Return a row a comment."""
        told = np.zeros((len(comments), self.rows.shape[1]), np.float32)
        for row, comment in zip(told, comments, strict=True):
            if places := self.places(comment):
                away = self.weights[places].sum() * middles[comment.language]
                row[:] = (self.rows[places].sum(0) - away) / len(places) ** 0.5
        return told


def learn(reader: Reader, comments: Sequence[Comment]) -> Meaning:
    """Return what each piece says."""
    middles = reader.middles(comments)
    rows = reader.matrix(comments, middles)
    spread = float(rows.std())
    fitted = _solved(rows / spread, comments)
    weights = fitted.weights / spread
    return Meaning(
        numbers=reader.known.rows @ weights,
        middles={code: middle @ weights for code, middle in middles.items()},
        bias=fitted.bias,
    )


def unseen(reader: Reader, comments: Sequence[Comment]) -> tuple[Numbers, Numbers]:
    """Return what models say of comments that they have not seen: near, then far."""
    rows = reader.matrix(comments, reader.middles(comments))
    rows /= float(rows.std())

    def told(seen: NDArray[np.bool_], asked: NDArray[np.bool_]) -> Numbers:
        fitted = _solved(rows[seen], [one for one, kept in zip(comments, seen, strict=True) if kept])
        return np.asarray(rows[asked] @ fitted.weights + fitted.bias)

    return near(comments, told), far(comments, told)


def _solved(rows: NDArray[np.float32], comments: Sequence[Comment]) -> Fitted:
    """Return the ridge regression of labels on rows (Hoerl and Kennard 1970): quick enough to be asked twenty times."""
    labels = np.array([one.label for one in comments])
    full = np.array([one.source not in WITHOUT_NEUTRAL for one in comments])
    wide = np.hstack([rows, np.ones((len(rows), 1), np.float32)])
    weights = shares(comments)
    apart = _ridge(wide, weights * (labels != NEUTRAL), labels - 1.0)
    if not full.any():
        return _fitted(np.stack([-apart / 2, 0 * apart, apart / 2], 1))
    told = _ridge(wide, weights * full, np.eye(3)[labels] - 1 / 3)
    between = MIXED * apart / 2 + (1 - MIXED) * (told[:, POSITIVE] - told[:, NEGATIVE]) / 2
    middle = (told[:, POSITIVE] + told[:, NEGATIVE]) / 2
    return _fitted(np.stack([middle - between, told[:, NEUTRAL], middle + between], 1))


def _ridge(rows: NDArray[np.float32], weights: Numbers, wanted: Numbers) -> Numbers:
    shared = weights / weights.sum() * np.count_nonzero(weights)
    weighed = rows * shared[:, None].astype(np.float32)
    square = (weighed.T @ rows).astype(np.float64) + PENALTY * np.eye(rows.shape[1])
    return np.linalg.solve(square, (weighed.T @ wanted.astype(np.float32)).astype(np.float64))


def _fitted(weights: Numbers) -> Fitted:
    return Fitted(weights=LOUD * weights[:-1], bias=LOUD * weights[-1])
