"""Linear models fitted to comments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from sklearn.linear_model import LogisticRegression

from bot.sentiment.training.material import OWN
from bot.sentiment.training.matrix import matrix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from bot.sentiment.training.material import Comment

NEGATIVE, NEUTRAL, POSITIVE = range(3)
WITHOUT_NEUTRAL = frozenset({"xed"})
"""Sources that know no neutral: they only help to tell positive from negative."""
MIXED = 0.5
"""How much the model that saw them has to say about that."""
OURS = 2.0
"""How much more a comment of our own counts: customers' answers are what is to be read."""
INVERSE_PENALTY = 10.0


Told: TypeAlias = "tuple[NDArray[np.float64], float]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """``weights`` has a row a bucket and a column a label."""

    weights: NDArray[np.float64]
    bias: NDArray[np.float64]


def fit(comments: Sequence[Comment]) -> Fitted:
    """Return the model of one language."""
    rows = matrix(comments)
    labels = np.array([comment.label for comment in comments])
    sources = np.array([comment.source for comment in comments])
    full = ~np.isin(sources, list(WITHOUT_NEUTRAL))
    fitted = [_binary(rows[full], labels[full] == label, _shares(labels[full], sources[full])) for label in range(3)]
    if not full.all():
        told = labels != NEUTRAL
        fitted = _mix(fitted, _binary(rows[told], labels[told] == POSITIVE, _shares(labels[told], sources[told])))
    return Fitted(weights=np.stack([row for row, _ in fitted], 1), bias=np.array([bias for _, bias in fitted]))


def _mix(
    fitted: list[Told],
    told: Told,
) -> list[Told]:
    """Let a model of positive against negative move these two apart or together."""
    (low, low_bias), even, (high, high_bias) = fitted
    middle, middle_bias = (low + high) / 2, (low_bias + high_bias) / 2
    apart = (1 - MIXED) * (high - low) / 2 + MIXED * told[0] / 2
    apart_bias = (1 - MIXED) * (high_bias - low_bias) / 2 + MIXED * told[1] / 2
    return [(middle - apart, middle_bias - apart_bias), even, (middle + apart, middle_bias + apart_bias)]


def _binary(rows: csr_matrix, wanted: NDArray[np.bool_], shares: NDArray[np.float64]) -> Told:
    model = LogisticRegression(C=INVERSE_PENALTY, solver="liblinear", tol=1e-2, random_state=0)
    model.fit(rows, wanted, sample_weight=shares)
    return model.coef_[0], float(model.intercept_[0])


def _shares(labels: NDArray[np.int_], sources: NDArray[np.str_]) -> NDArray[np.float64]:
    """Return weights that make the labels of a source equal, and let large sources count less than their size."""
    shares = np.zeros(len(labels))
    for source in np.unique(sources):
        for label in np.unique(labels):
            chosen = (sources == source) & (labels == label)
            if chosen.any():
                shares[chosen] = (OURS if source == OWN else 1.0) * np.sqrt((sources == source).sum()) / chosen.sum()
    return np.asarray(shares * (len(labels) / shares.sum()))
