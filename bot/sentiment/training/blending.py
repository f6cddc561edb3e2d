"""
The weights of the last word, learnt from what models say of comments that they have not seen.

It learns from what models say that had seen other comments of the same source and, with less weight, from what models
say that had seen none of that source: what is told must hold where nothing of a kind was seen as well.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from bot.sentiment.language import LANGUAGES
from bot.sentiment.signals import signals
from bot.sentiment.tokens import tidy, tokens
from bot.sentiment.training.fit import WITHOUT_NEUTRAL, shares

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from bot.sentiment.training.fit import Numbers
    from bot.sentiment.training.material import Comment

PENALTY = 13.0
FAR = 0.3
"""How much what is said without a source counts beside what is said once it was seen."""
EVENNESS = 0.6
APART = 0.3
"""How much cheaper it is to say the same in all languages than something of its own in one."""
SELDOM = 20
"""Numbers met in fewer comments are left out."""
ROUNDS = 400


class Opinions(NamedTuple):
    """What the models said of comments they had not seen: ``near`` with others of the source seen, ``far`` without."""

    spelling_near: Numbers
    spelling_far: Numbers
    meaning_near: Numbers
    meaning_far: Numbers


def fit_blend(comments: Sequence[Comment], told: Opinions) -> tuple[list[str], dict[str, Numbers]]:
    """Return the names of the numbers and, for each language, the bias and then a row a name."""
    chosen = [place for place, one in enumerate(comments) if one.source not in WITHOUT_NEUTRAL]
    kept = [comments[place] for place in chosen]
    rows = _rows(kept, told.spelling_near[chosen], told.meaning_near[chosen])
    rows += _rows(kept, told.spelling_far[chosen], told.meaning_far[chosen])
    met = Counter(name for row in rows for name, number in row.items() if number)
    names = sorted(name for name, count in met.items() if count >= SELDOM)
    counted = shares(kept, ours=1.0, evenness=EVENNESS)
    model = LogisticRegression(C=1 / PENALTY, max_iter=ROUNDS)
    model.fit(
        _spread(_matrix(rows, names), [one.language for one in kept] * 2),
        [one.label for one in kept] * 2,
        sample_weight=np.concatenate([counted, FAR * counted]) / counted.mean(),
    )
    return names, _apart(model.coef_.T, model.intercept_, len(names))


def judged(
    comments: Sequence[Comment], told: Opinions, asked: Sequence[bool], names: Sequence[str], weights: Numbers
) -> dict[Comment, int]:
    """Return the label of each comment that is ``asked``, from what models say that saw none of its source."""
    places = [place for place, left in enumerate(asked) if left]
    chosen = [comments[place] for place in places]
    rows = _matrix(_rows(chosen, told.spelling_far[places], told.meaning_far[places]), names)
    return dict(zip(chosen, (rows @ weights[1:] + weights[0]).argmax(1).tolist(), strict=True))


def _rows(comments: Sequence[Comment], spelling: Numbers, meaning: Numbers) -> list[dict[str, float]]:
    return [
        signals(tuple(tokens(tidy(one.text))), one.language, tuple(spelt), tuple(meant))
        for one, spelt, meant in zip(comments, spelling.tolist(), meaning.tolist(), strict=True)
    ]


def _matrix(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> csr_matrix:
    columns = {name: place for place, name in enumerate(names)}
    filled = [
        (at, columns[name], number) for at, row in enumerate(rows) for name, number in row.items() if name in columns
    ]
    places, across, numbers = zip(*filled, strict=True)
    return csr_matrix((numbers, (places, across)), shape=(len(rows), len(names)))


def _spread(matrix: csr_matrix, languages: Sequence[str]) -> csr_matrix:
    """Return the columns of all languages together, and beside them those of each language on its own."""
    own = [APART * np.array([[one == code] for one in languages], float) for code in LANGUAGES]
    return hstack([matrix, *(matrix.multiply(mask) for mask in own)]).tocsr()


def _apart(weights: NDArray[np.float64], bias: NDArray[np.float64], width: int) -> dict[str, Numbers]:
    """Return for each language what it shares with the others and its own together, the bias first."""
    return {
        code: np.vstack([bias, weights[:width] + APART * weights[place * width : (place + 1) * width]])
        for place, code in enumerate(LANGUAGES, 1)
    }
