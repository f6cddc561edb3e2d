"""Where whatever is seen of a comment stands in a table of weights: hashes, those of many words at once."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from bot.sentiment.folding import fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

BITS = 18
BUCKETS = 1 << BITS
LONGEST = 5
"""Characters in the longest piece of a word."""
WHOLE = 3
"""How often a whole word counts beside one of its pieces."""
FIRST, LAST = "<", ">"
"""The edges of a word."""
STEP, MIX = np.uint32(16777619), np.uint32(0x9E3779B1)
"""The prime of FNV (Fowler, Noll and Vo 1991) and the golden ratio (Knuth 1973): they spread neighbours apart."""
SHIFT = np.uint32(32 - BITS)


def bucket(mark: str) -> int:
    """Return the bucket of anything that counts as it stands."""
    return crc32(mark.encode("utf-8", "replace")) % BUCKETS


def spelt(words: Sequence[str], language: str) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """
    Return the buckets of words, and beside each of them the place of its word.

    A word has its pieces of 1 to 5 characters and, counting thrice, itself as typed, folded and squeezed.
    """
    folded = [fold(word, language) for word in words]
    pieces, owners = _pieces(folded)
    whole = [
        bucket(mark)
        for word, plain in zip(words, folded, strict=True)
        for mark in (f"={squeeze(plain)}", f"~{plain}", f"_{word.lower()}")
    ]
    whose = np.arange(len(words)).repeat(WHOLE)
    return np.concatenate([pieces, *[np.array(whole)] * WHOLE]), np.concatenate([owners, *[whose] * WHOLE])


def _pieces(folded: Sequence[str]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the buckets of all pieces within words, and the place of the word of each."""
    codes = np.frombuffer("".join(f"{FIRST}{word}{LAST}" for word in folded).encode(), np.uint8).astype(np.uint32)
    owners = np.arange(len(folded)).repeat([len(word) + len(FIRST + LAST) for word in folded])
    hashes, found, whose = codes, [codes], [owners]
    for size in range(2, LONGEST + 1):
        hashes = hashes[:-1] * STEP + codes[size - 1 :]
        starts = owners[: len(hashes)]
        within = starts == owners[size - 1 :]
        found.append(hashes[within])
        whose.append(starts[within])
    return (np.concatenate(found) * MIX >> SHIFT).astype(np.intp), np.concatenate(whose)
