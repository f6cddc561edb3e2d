"""Comments as rows of a sparse matrix, a column for each bucket: what :mod:`bot.sentiment.linear` adds up."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix

from bot.sentiment.buckets import BUCKETS, bucket, spelt
from bot.sentiment.features import WEIGHT, features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.sentiment.training.material import Comment


def matrix(comments: Sequence[Comment]) -> csr_matrix:
    """Return one row a comment."""
    known: dict[str, list[int]] = {}
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for comment in comments:
        row, count = _row(comment, known)
        columns.extend(row)
        values.extend(value / math.sqrt(count) for value in row.values())
        ends.append(len(columns))
    return csr_matrix((np.array(values), np.array(columns), np.array(ends)), shape=(len(comments), BUCKETS))


def _row(comment: Comment, known: dict[str, list[int]]) -> tuple[Counter[int], float]:
    found = features(comment.text, comment.language)
    row: Counter[int] = Counter()
    for part in found.parts:
        if part not in known:
            known[part] = spelt([part], comment.language)[0].tolist()
        row.update(known[part])
    count = row.total() + WEIGHT * WEIGHT * len(found.marks)
    for mark in found.marks:
        row[bucket(mark)] += WEIGHT  # type: ignore[assignment] # a counter of halves
    return row, count
