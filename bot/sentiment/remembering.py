"""What was found out of a word once, so that most words of a comment cost a look-up."""

from __future__ import annotations

from typing import TypeVar

KEPT = 6_000
"""Words of a language that are remembered."""
Key = TypeVar("Key")
Kept = TypeVar("Kept")


def remember(kept: dict[Key, Kept], key: Key, found: Kept, most: int = KEPT) -> Kept:
    """Keep what was found of a word and return it; all is forgotten when there is too much of it."""
    if len(kept) >= most:
        kept.clear()
    kept[key] = found
    return found
