"""
The weights of the last word, learnt from what models say of comments that they have not seen.

It learns from what models say that had seen other comments of the same source and, with less weight, from what models
say that had seen none of that source: what is told must hold where nothing of a kind was seen as well.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from sklearn.neural_network import MLPClassifier

from bot.sentiment.language import LANGUAGES
from bot.sentiment.signals import signals
from bot.sentiment.tokens import tidy, tokens
from bot.sentiment.training.fit import WITHOUT_NEUTRAL, shares

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from bot.sentiment.training.fit import Numbers
    from bot.sentiment.training.material import Comment

HIDDEN, NETWORKS = 24, 3
"""Units of one network, and how many are averaged: one alone depends on where it began."""
PENALTY, RATE, ROUNDS, BATCH = 0.3, 2e-3, 12, 128
FAR = 0.6
"""How much what is said without a source counts beside what is said once it was seen."""
EVENNESS = 0.6
SELDOM = 20
"""Numbers met in fewer comments are left out."""
LEAST = 0.3
"""Added to the spread of a number, so that those that hardly ever differ from zero do not shout."""


class Opinions(NamedTuple):
    """What the models said of comments they had not seen: ``near`` with others of the source seen, ``far`` without."""

    spelling_near: Numbers
    spelling_far: Numbers
    meaning_near: Numbers
    meaning_far: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """``names`` are its inputs; ``first`` has a row each, ``starts`` a row a language, ``second`` a row a unit."""

    names: Sequence[str]
    first: Numbers
    starts: Numbers
    second: Numbers
    bias: Numbers


def fit_blend(comments: Sequence[Comment], told: Opinions) -> Network:
    """Return the network that weighs what was said."""
    chosen = [place for place, one in enumerate(comments) if one.source not in WITHOUT_NEUTRAL]
    kept = [comments[place] for place in chosen]
    rows = _rows(kept, told.spelling_near[chosen], told.meaning_near[chosen])
    rows += _rows(kept, told.spelling_far[chosen], told.meaning_far[chosen])
    met = Counter(name for row in rows for name, number in row.items() if number)
    names = sorted(name for name, count in met.items() if count >= SELDOM)
    counted = shares(kept, ours=1.0, evenness=EVENNESS)
    return _fitted(
        np.hstack([_matrix(rows, names), _languages(kept * 2)]),
        np.array([one.label for one in kept] * 2),
        np.concatenate([counted, FAR * counted]) / counted.mean(),
        names,
    )


def judged(comments: Sequence[Comment], told: Opinions, asked: Sequence[bool], network: Network) -> dict[Comment, int]:
    """Return the label of each comment that is ``asked``, from what models say that saw none of its source."""
    places = [place for place, left in enumerate(asked) if left]
    chosen = [comments[place] for place in places]
    rows = _matrix(_rows(chosen, told.spelling_far[places], told.meaning_far[places]), network.names)
    units = np.maximum(rows @ network.first + _languages(chosen) @ network.starts, 0)
    return dict(zip(chosen, (units @ network.second + network.bias).argmax(1).tolist(), strict=True))


def _fitted(rows: Numbers, labels: NDArray[np.int_], counted: Numbers, names: Sequence[str]) -> Network:
    """Return networks side by side; sums of their logarithms of chances are what one wide network says."""
    spread = rows.std(0) + LEAST
    parts = [_learnt(rows / spread, labels, counted, seed) for seed in range(NETWORKS)]
    first = np.hstack([part.coefs_[0] for part in parts]) / spread[:, None]
    return Network(
        names=names,
        first=first[: len(names)],
        starts=first[len(names) :] + np.concatenate([part.intercepts_[0] for part in parts]),
        second=np.vstack([part.coefs_[1] for part in parts]) / NETWORKS,
        bias=np.mean([part.intercepts_[1] for part in parts], 0),
    )


def _learnt(rows: Numbers, labels: NDArray[np.int_], counted: Numbers, seed: int) -> MLPClassifier:
    model = MLPClassifier((HIDDEN,), alpha=PENALTY, learning_rate_init=RATE, batch_size=BATCH, random_state=seed)
    for _ in range(ROUNDS):
        model.partial_fit(rows, labels, counted, classes=range(3))
    return model


def _rows(comments: Sequence[Comment], spelling: Numbers, meaning: Numbers) -> list[dict[str, float]]:
    return [
        signals(tuple(tokens(tidy(one.text))), one.language, tuple(spelt), tuple(meant))
        for one, spelt, meant in zip(comments, spelling.tolist(), meaning.tolist(), strict=True)
    ]


def _matrix(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> Numbers:
    return np.array([[row.get(name, 0.0) for name in names] for row in rows])


def _languages(comments: Sequence[Comment]) -> Numbers:
    return np.array([[one.language == code for code in LANGUAGES] for one in comments], float)
