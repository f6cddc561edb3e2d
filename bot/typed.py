"""What a customer means who types instead of tapping."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

STARS = frozenset("⭐🌟★")
LONGEST = 4000
"""Characters of a comment that are kept."""

_RATING = re.compile(
    r"(?P<score>\d{1,3})(?:\s*(?:/|out of|of|no|из|от)\s*(?P<top>\d{1,3}))?(?P<rest>[\s,;:.!–—-].*|$)", re.DOTALL
)
_SEPARATORS = " \t\n,;:.!–—-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """``score`` is ``None`` when the text is no rating, and out of scale when it is one for another scale."""

    score: int | None
    comment: str


def understand(text: str, scale: int) -> Understood:
    """
    Return the rating and the comment in a typed answer to a question with this scale.

    "4", "4/5 slow delivery", "4, slow" and four stars are ratings; "4 people were rude" is a comment. A rating on
    another scale ("9/10") has score -1: nobody may translate it.
    """
    plain = tidy(text)
    stars = _leading_stars(plain)
    if stars:
        return Understood(score=stars if stars <= scale else -1, comment=plain.lstrip("".join(STARS) + _SEPARATORS))
    match = _RATING.fullmatch(plain)
    if not match or _goes_on(match):
        return Understood(score=None, comment=plain)
    return Understood(score=_score(match, scale), comment=match["rest"].strip(_SEPARATORS))


def tidy(text: str) -> str:
    """Return a typed text without keycaps, variation selectors, control characters and margins, cut at ``LONGEST``."""
    plain = unicodedata.normalize("NFC", text).replace("\ufe0f", "").replace("\u20e3", "")
    return "".join(c for c in plain if c in "\n\t" or unicodedata.category(c) != "Cc").strip()[:LONGEST]


def _leading_stars(text: str) -> int:
    rest = text.lstrip("".join(STARS))
    return len(text) - len(rest)


def _goes_on(match: re.Match[str]) -> bool:
    """Whether the number is the first word of a sentence rather than a rating."""
    rest = match["rest"]
    decimal = rest[:1] in {".", ","} and rest[1:2].isdigit()
    return decimal or (match["top"] is None and rest[:1].isspace() and rest.strip(_SEPARATORS) == rest.strip() != "")


def _score(match: re.Match[str], scale: int) -> int:
    score, top = int(match["score"]), int(match["top"] or scale)
    return score if top == scale and 1 <= score <= scale else -1
