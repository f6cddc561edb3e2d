"""A typed text as it is kept."""

from __future__ import annotations

import unicodedata

LONGEST = 4000
"""Characters of a comment that are kept."""
SEPARATORS = " \t\n,;:.!–—-"
_TEN = "\U0001f51f"
"""The one keycap that is a single character."""
_TONES = dict.fromkeys(range(0x1F3FB, 0x1F400))
"""Skin colours, which say nothing about a rating."""


def tidy(text: str) -> str:
    """Return a typed text without keycaps, variation selectors, control characters and margins, cut at ``LONGEST``."""
    if text.isascii() and text.isprintable():
        return text.strip()[:LONGEST]
    plain = unicodedata.normalize("NFC", text).replace("\ufe0f", "").replace("\u20e3", "").replace(_TEN, "10")
    return "".join(c for c in plain if c in "\n\t" or unicodedata.category(c) != "Cc").strip()[:LONGEST]


def folded(text: str) -> str:
    """Return a text for comparison: no capitals, no skin colours, no punctuation around it, single spaces."""
    return " ".join(tidy(text).casefold().translate(_TONES).strip(f"{SEPARATORS}?…\"'“”„«»()").split())
