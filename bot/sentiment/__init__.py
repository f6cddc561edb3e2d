"""What a comment feels like, behind one function: text in, opinion out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textblob import Blobber

MARGIN = 0.1
"""Polarities closer to zero than this are neutral."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """``label`` is negative, neutral or positive; ``polarity`` runs from -1 to 1."""

    label: str
    polarity: float


def analyse(text: str) -> Opinion | None:
    """Return the opinion in a comment, or ``None`` for an empty one."""
    if not text.strip():
        return None
    polarity = float(_blobber()(text).sentiment.polarity)
    return Opinion(label=_label(polarity), polarity=polarity)


def _label(polarity: float) -> str:
    if abs(polarity) < MARGIN:
        return "neutral"
    return "positive" if polarity > 0 else "negative"


@cache
def _blobber() -> Blobber:
    """TextBlob, imported with the first comment: it costs half a second and tens of megabytes."""
    from textblob import Blobber

    return Blobber()
