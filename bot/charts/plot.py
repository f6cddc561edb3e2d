"""The rectangle that values are drawn in, and the words below it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bot.charts import ink
from bot.charts.lettering import shorten, width
from bot.charts.markup import stroke, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP: Final = 20
_LONGEST: Final = 180
_DROP: Final = 31
BELOW: Final = 44
"""How much room the words below a plot take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What stands between title and note: markup, and how far down it reaches."""

    marks: str
    bottom: float


def captions(places: Sequence[tuple[float, str]], bottom: float) -> str:
    """Return words centred below the places they belong to: the last one, and as many before it as do not touch."""
    texts = [(x, shorten(text, _LONGEST, ink.SMALL)) for x, text in places]
    spans = [_span(x, text) for x, text in texts]
    every = next(step for step in range(1, len(texts) + 1) if _clear(spans[::-1][::step]))
    chosen = list(zip(texts, spans, strict=True))[::-1][::every][::-1]
    return "".join(_caption(x, text, span, bottom) for (x, text), span in chosen)


def _span(x: float, text: str) -> tuple[float, float]:
    wide = width(text, ink.SMALL)
    start = min(max(x - wide / 2, ink.MARGIN / 2), ink.WIDTH - ink.MARGIN / 2 - wide)
    return start, start + wide


def _clear(spans: Sequence[tuple[float, float]]) -> bool:
    return all(left[1] + _GAP <= right[0] for right, left in pairwise(spans))


def _caption(x: float, text: str, span: tuple[float, float], bottom: float) -> str:
    tick = stroke(x, bottom, x, bottom + 6, colour=ink.AXIS)
    return tick + words(text, sum(span) / 2, bottom + _DROP, size=ink.SMALL, fill=ink.QUIET, anchor="middle")
