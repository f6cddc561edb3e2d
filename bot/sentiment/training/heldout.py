"""What models say of comments they have not seen."""

from __future__ import annotations

from hashlib import md5
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from bot.sentiment.training.fit import Numbers
    from bot.sentiment.training.material import Comment

    Mask = NDArray[np.bool_]

FOLDS = 4


def near(comments: Sequence[Comment], told: Callable[[Mask, Mask], Numbers]) -> Numbers:
    """Return what is said of each comment once other comments of its source were seen."""
    parts = np.array([int(md5(one.text.encode(), usedforsecurity=False).hexdigest(), 16) // 10 for one in comments])
    return _asked(len(comments), (parts % FOLDS == fold for fold in range(FOLDS)), told)


def far(comments: Sequence[Comment], told: Callable[[Mask, Mask], Numbers]) -> Numbers:
    """Return what is said of each comment once none of its source was seen."""
    sources = [(one.language, one.source) for one in comments]
    masks = (np.array([one == source for one in sources]) for source in sorted(set(sources)))
    return _asked(len(comments), masks, told)


def _asked(count: int, masks: Iterable[Mask], told: Callable[[Mask, Mask], Numbers]) -> Numbers:
    """Return what ``told`` says of those in each mask after it saw the others; zeros where there are no others."""
    found = np.zeros((count, 3))
    for mask in masks:
        if mask.any() and not mask.all():
            found[mask] = told(~mask, mask)
    return found
