"""A typed rating: digits, a word for a number, stars or a face, with or without a comment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.typed.tidying import SEPARATORS, folded, tidy
from bot.typed.words import numbers, said

STARS = "⭐🌟★"
FACES = {"😡😠🤬": 1, "🙁☹😞😟": 2, "😐😑": 3, "🙂": 4, "😀😃😄😁😊😍🤩": 5}
"""Faces on a scale of five; a thumb could be more than one of its steps, so it is none."""
FIVE = 5
OFF = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """``score`` is ``None`` when the text is no rating, and :data:`OFF` when it is one for another scale."""

    score: int | None
    comment: str


def understand(text: str, scale: int, lowest: int = 1) -> Understood:
    """
    Return the rating and the comment in a typed answer to a question with this many steps from ``lowest`` on.

    "4", "four", "4/5 slow delivery", "4, slow" and four stars are ratings; "4 people were rude" is a comment. A rating
    on another scale ("9/10" where the best is 5) has score -1: nobody may translate it.
    """
    plain, highest = tidy(text), lowest + scale - 1
    drawn = _drawn(plain, highest, lowest)
    if drawn:
        return drawn
    match = _rating().fullmatch(_digits(plain))
    if not match or _goes_on(match):
        return Understood(score=None, comment=plain)
    score, top = int(match["score"]), int(match["top"] or highest)
    fits = top == highest and lowest <= score <= highest
    return Understood(score=score if fits else OFF, comment=match["rest"].strip(SEPARATORS))


def _drawn(plain: str, highest: int, lowest: int) -> Understood | None:
    """Return what leading stars or a leading face mean; stars count from one, so they say nothing from zero on."""
    stars = len(plain) - len(plain.lstrip(STARS))
    if stars:
        score = stars if lowest == 1 and stars <= highest else OFF
        return Understood(score=score, comment=plain.lstrip(STARS + SEPARATORS))
    for faces, score in FACES.items() if (lowest, highest) == (1, FIVE) else ():
        if plain[:1] and plain[0] in faces:
            return Understood(score=score, comment=plain.lstrip(faces + SEPARATORS))
    return None


def _digits(plain: str) -> str:
    """Return the text with a leading word for a number as digits."""
    word = re.match(r"[^\W\d_]+", plain)
    number = numbers().get(folded(word[0])) if word else None
    return plain if word is None or number is None else f"{number}{plain[word.end() :]}"


@cache
def _rating() -> re.Pattern[str]:
    of = "|".join(map(re.escape, sorted(said("of"), key=len, reverse=True)))
    return re.compile(
        rf"(?P<score>\d{{1,3}})(?:\s*(?:/|(?:{of})\b)\s*(?P<top>\d{{1,3}}))?(?P<rest>[\s,;:.!–—-].*|$)",
        re.DOTALL | re.IGNORECASE,
    )


def _goes_on(match: re.Match[str]) -> bool:
    """Whether the number is the first word of a sentence rather than a rating."""
    rest = match["rest"]
    decimal = rest[:1] in {".", ","} and rest[1:2].isdigit()
    return decimal or (match["top"] is None and rest[:1].isspace() and rest.strip(SEPARATORS) == rest.strip() != "")
