"""Linear models fitted to comments, whatever a row holds of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from sklearn.linear_model import LogisticRegression

from bot.sentiment.training.material import OWN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from bot.sentiment.training.material import Comment

NEGATIVE, NEUTRAL, POSITIVE = range(3)
WITHOUT_NEUTRAL = frozenset({"xed"})
"""Sources that know no neutral: they only help to tell positive from negative."""
MIXED = 0.5
"""How much the model that saw them has to say about that."""
OURS = 1.5
"""How much more a comment of our own counts: customers' answers are what is to be read."""
TOLD = {"fil": 0.5, "lv": 0.35}
"""Where ours are many beside public ones much alike, they count so much less; chosen on the development split."""

Numbers: TypeAlias = "NDArray[np.float64]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """``weights`` has a row a feature and a column a label; ``bias`` a number a label."""

    weights: Numbers
    bias: Numbers


def fit(rows: Any, comments: Sequence[Comment], penalty: float, tolerance: float) -> Fitted:  # noqa: ANN401 - sparse or not
    """Return the model of comments whose features are ``rows``."""
    labels = np.array([comment.label for comment in comments])
    counted = shares(comments)
    full = np.array([comment.source not in WITHOUT_NEUTRAL for comment in comments])

    def told(chosen: NDArray[np.bool_], wanted: int) -> Numbers:
        model = LogisticRegression(C=1 / penalty, solver="liblinear", tol=tolerance, random_state=0)
        weights = counted[chosen] * (chosen.sum() / counted[chosen].sum())
        model.fit(rows[chosen], labels[chosen] == wanted, sample_weight=weights)
        return np.append(model.coef_[0], model.intercept_[0])

    weights = _joined(told, full, labels)
    return Fitted(weights=weights[:-1], bias=weights[-1])


def _joined(
    told: Callable[[NDArray[np.bool_], int], Numbers], full: NDArray[np.bool_], labels: NDArray[np.int_]
) -> Numbers:
    if not full.any():
        apart = told(labels != NEUTRAL, POSITIVE) / 2
        return np.stack([-apart, 0 * apart, apart], 1)
    low, even, high = (told(full, label) for label in (NEGATIVE, NEUTRAL, POSITIVE))
    if not full.all():
        low, high = _apart(low, high, told(labels != NEUTRAL, POSITIVE))
    return np.stack([low, even, high], 1)


def _apart(low: Numbers, high: Numbers, told: Numbers) -> tuple[Numbers, Numbers]:
    """Let a model of positive against negative move these two apart or together."""
    middle = (low + high) / 2
    apart = (1 - MIXED) * (high - low) / 2 + MIXED * told / 2
    return middle - apart, middle + apart


def shares(comments: Sequence[Comment], ours: float = OURS, evenness: float = 1.0) -> Numbers:
    """
    Return weights that let large sources count less than their size, and our own comments ``ours`` times as much.

    In languages in ``TOLD`` our own count less again. An ``evenness`` of 1 makes the labels of a source equal, 0
    leaves them as they are.
    """
    cells: dict[tuple[str, str, int], int] = {}
    sizes: dict[tuple[str, str], int] = {}
    for one in comments:
        cells[one.language, one.source, one.label] = cells.get((one.language, one.source, one.label), 0) + 1
        sizes[one.language, one.source] = sizes.get((one.language, one.source), 0) + 1
    return np.array(
        [
            (ours * TOLD.get(one.language, 1.0) if one.source == OWN else 1.0)
            * sizes[one.language, one.source] ** (evenness - 0.5)
            / cells[one.language, one.source, one.label] ** evenness
            for one in comments
        ],
    )
