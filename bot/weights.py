"""
How much each of several things that go together moves a score: relative weights (Johnson, 2000).

A weight is the share of the score's differences that one of them accounts for; together they are all that these explain
(R squared). Intervals are percentiles of the bootstrap (Tonidandel, LeBreton and Johnson, 2009), drawn in the same way
at every call: of answers where there are few, of their moments, which are normal then, where there are many.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.statistics import Interval, Z

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

DRAWS = 1000
SEED = 2000
MANY = 500
"""From how many answers on their moments are drawn."""
BOUNDS = (2.5, 97.5)
NOTHING = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """
    The weight of each from 0 to 1 with its interval, and of all together.

    ``ahead[i]`` are those that ``i`` clearly outweighs.
    """

    n: int
    values: tuple[float, ...]
    intervals: tuple[Interval, ...]
    explained: float
    bounds: Interval
    ahead: tuple[frozenset[int], ...]


def relative_weights(among: Array, with_score: Array) -> Array:
    """
    Return the weight of each, from their correlations among themselves and with the score.

    Works on stacks of correlations at once; what is a mixture of others shares its weight with them.
    """
    import numpy as np

    values, vectors = np.linalg.eigh(among)
    roots = np.sqrt(np.clip(values, 0, None))
    inverse = np.where(roots > 1e-6, 1 / np.maximum(roots, 1e-6), 0)  # noqa: PLR2004 - nothing, but for rounding
    turned = np.einsum("...ji,...j->...i", vectors, with_score)
    betas = np.einsum("...ij,...j->...i", vectors, inverse * turned)
    loads = np.einsum("...ik,...k,...jk->...ij", vectors, roots, vectors)
    return np.asarray(np.einsum("...ij,...j->...i", loads**2, betas**2))


def weigh(scores: Array, counts: Array) -> Weights:
    """
    Return the weights of all columns but the last, which is the score; each row was given ``counts`` times.

    Raises:
        ValueError: a column does not vary.
    """
    import numpy as np

    features, moments = _moments(scores, counts)
    exact = _from_moments(moments, scores.shape[1])
    if not np.isfinite(exact).all():
        raise ValueError("what does not vary moves nothing")
    drawn = _from_moments(_drawn(features, counts, moments), scores.shape[1])
    drawn = drawn[np.isfinite(drawn).all(axis=1)]
    low, high = np.percentile(drawn, BOUNDS, axis=0)
    total = np.percentile(drawn.sum(axis=1), BOUNDS)
    return Weights(
        n=int(counts.sum()),
        values=tuple(exact.tolist()),
        intervals=tuple(Interval(*pair) for pair in zip(low.tolist(), high.tolist(), strict=True)),
        explained=float(exact.sum()),
        bounds=Interval(*total.tolist()),
        ahead=tuple(_ahead(drawn, each) for each in range(drawn.shape[1])),
    )


def correlation(first: Array, second: Array, counts: Array) -> tuple[float, Interval]:
    """Return the correlation of two columns from -1 to 1 with its interval (Fisher, 1921)."""
    import numpy as np

    away, beyond = (column - np.average(column, weights=counts) for column in (first, second))
    spread = math.sqrt(float(counts @ away**2) * float(counts @ beyond**2))
    value = float(counts @ (away * beyond)) / spread if spread > NOTHING else 0.0
    reach = Z / math.sqrt(max(1, int(counts.sum()) - 3))
    middle = math.atanh(max(-1 + NOTHING, min(1 - NOTHING, value)))
    return value, Interval(math.tanh(middle - reach), math.tanh(middle + reach))


def _moments(scores: Array, counts: Array) -> tuple[Array, Array]:
    """Return every row's values and their products, and the means of these."""
    import numpy as np

    centred = scores - np.average(scores, axis=0, weights=counts)
    first, second = np.triu_indices(scores.shape[1])
    features = np.hstack([centred, centred[:, first] * centred[:, second]])
    return features, np.average(features, axis=0, weights=counts)


def _drawn(features: Array, counts: Array, moments: Array) -> Array:
    import numpy as np

    chance, n = np.random.default_rng(SEED), int(counts.sum())
    if n < MANY:
        return chance.multinomial(n, counts / n, size=DRAWS) @ features / n
    away = features - moments
    spread = np.einsum("na,n,nb->ab", away, counts / n**2, away, optimize=["einsum_path", (0, 1), (0, 1)])
    return chance.multivariate_normal(moments, spread, size=DRAWS, method="eigh")


def _from_moments(moments: Array, width: int) -> Array:
    """Return the weights that follow from means and mean products, for one or a stack of them."""
    import numpy as np

    means, products = moments[..., :width], moments[..., width:]
    first, second = np.triu_indices(width)
    covariance = np.empty((*moments.shape[:-1], width, width))
    covariance[..., first, second] = covariance[..., second, first] = products - means[..., first] * means[..., second]
    variances = np.einsum("...ii->...i", covariance)
    with np.errstate(invalid="ignore", divide="ignore"):
        spread = np.where(variances > NOTHING, np.sqrt(np.maximum(variances, 0)), np.nan)
        correlations = covariance / (spread[..., :, None] * spread[..., None, :])
    weights = np.full((*moments.shape[:-1], width - 1), np.nan)
    known = np.isfinite(correlations).all(axis=(-1, -2))
    weights[known] = relative_weights(correlations[known][..., :-1, :-1], correlations[known][..., :-1, -1])
    return weights


def _ahead(drawn: Array, each: int) -> frozenset[int]:
    import numpy as np

    lowest = np.percentile(drawn[:, each, None] - drawn, BOUNDS[0], axis=0)
    return frozenset(int(other) for other in np.flatnonzero(lowest > 0) if other != each)
