"""How words are spelt, learnt a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.sentiment.training.fit import Fitted, fit
from bot.sentiment.training.heldout import far, near
from bot.sentiment.training.matrix import matrix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from bot.sentiment.training.fit import Numbers
    from bot.sentiment.training.material import Comment

PENALTY, TOLERANCE = 1 / 3, 1e-2
RARITY = {"en": 1.0, "fil": 1.0, "nl": 1.0, "lv": 0.5, "bg": 1.0}
"""How much cheaper it is for rare pieces to weigh something; chosen on the development split."""


def learn(comments: Sequence[Comment]) -> Fitted:
    """Return what the buckets of one language say."""
    return _learn(matrix(comments), comments)


def _learn(rows: csr_matrix, comments: Sequence[Comment]) -> Fitted:
    rarity = np.log(len(comments) / (rows.getnnz(axis=0) + 1)).clip(0) ** RARITY[comments[0].language]
    weighed = rows.multiply(rarity).tocsr()
    size = 1 / np.sqrt(weighed.multiply(weighed).sum(1).mean())
    fitted = fit(weighed * size, comments, PENALTY, TOLERANCE)
    return Fitted(weights=fitted.weights * (rarity * size)[:, None], bias=fitted.bias)


def unseen(comments: Sequence[Comment]) -> tuple[Numbers, Numbers]:
    """Return what models say of comments of one language that they have not seen: near, then far."""
    rows = matrix(comments)

    def told(seen: NDArray[np.bool_], asked: NDArray[np.bool_]) -> Numbers:
        fitted = _learn(rows[seen], [one for one, kept in zip(comments, seen, strict=True) if kept])
        return np.asarray(rows[asked] @ fitted.weights + fitted.bias)

    return near(comments, told), far(comments, told)
