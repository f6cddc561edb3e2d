"""What the pieces of words say, learnt from all languages together: what English teaches helps Bulgarian."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.sentiment.features import features
from bot.sentiment.language import LANGUAGES
from bot.sentiment.segments import segments
from bot.sentiment.training.fit import Fitted, fit
from bot.sentiment.vocabulary import rarity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from bot.sentiment.training.material import Comment
    from bot.sentiment.training.vectors import Vectors

PENALTY, TOLERANCE = 50.0, 1e-3


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """``numbers`` has a row a piece; ``middles`` what an average piece of a language says."""

    numbers: NDArray[np.float64]
    middles: Mapping[str, NDArray[np.float64]]
    bias: NDArray[np.float64]


class Reader:
    """Comments as means of vectors."""

    def __init__(self, known: Vectors) -> None:
        self._likely = known.likely.tolist()
        self._places = {piece: place for place, piece in enumerate(known.pieces)}
        self._weights = np.array([rarity(one) for one in known.likely.tolist()])
        self.known = known
        self.rows = known.rows * self._weights[:, None]
        self._words: dict[str, list[int]] = {}

    def places(self, comment: Comment) -> list[int]:
        """Return where the pieces of a comment stand."""
        found = features(comment.text, comment.language)
        return [place for word in (*found.parts, *found.signs) for place in self._cut(word)]

    def _cut(self, word: str) -> list[int]:
        if word not in self._words:
            self._words[word] = segments(word.lower(), self._places, self._likely)
        return self._words[word]

    def middles(self, comments: Sequence[Comment]) -> dict[str, NDArray[np.float64]]:
        """Return the mean vector of each language."""
        seen: dict[str, list[int]] = defaultdict(list)
        for comment in comments:
            seen[comment.language].extend(self.places(comment))
        return {
            code: self.rows[seen[code]].sum(0) / self._weights[seen[code]].sum() for code in LANGUAGES if seen[code]
        }

    def matrix(self, comments: Sequence[Comment], middles: Mapping[str, NDArray[np.float64]]) -> NDArray[np.float32]:
        """Return a row a comment."""
        told = np.zeros((len(comments), self.rows.shape[1]), np.float32)
        for row, comment in zip(told, comments, strict=True):
            if places := self.places(comment):
                away = self._weights[places].sum() * middles[comment.language]
                row[:] = (self.rows[places].sum(0) - away) / len(places) ** 0.5
        return told


def learn(reader: Reader, comments: Sequence[Comment]) -> Meaning:
    """Return what each piece says."""
    middles = reader.middles(comments)
    rows = reader.matrix(comments, middles)
    spread = float(rows.std())
    fitted: Fitted = fit(rows / spread, comments, PENALTY, TOLERANCE)
    weights = fitted.weights / spread
    return Meaning(
        numbers=reader.known.rows @ weights,
        middles={code: middle @ weights for code, middle in middles.items()},
        bias=fitted.bias,
    )
