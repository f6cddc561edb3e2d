"""A typed rating: digits, a word for a number, stars or a face, with or without a comment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.typed.beside import beside, goes_on
from bot.typed.tidying import SEPARATORS, folded, tidy
from bot.typed.words import numbers, said

STARS, HOLLOW = "⭐🌟★", "☆✩"
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

    "4", "four", "4 stars", "4/5 slow", "4, slow" and four stars are ratings, "4 people were rude" is a comment.
    A rating on another scale ("9/10" where the best is 5) has score -1: nobody may translate it, and what is said with
    it is kept as it stands.
    """
    plain, highest = tidy(text), lowest + scale - 1
    drawn = _drawn(plain, highest, lowest)
    if drawn:
        return drawn
    match = _rating().fullmatch(_digits(plain))
    if not match or goes_on(match["rest"], named=bool(match["slash"] or match["unit"])):
        return Understood(score=None, comment=plain)
    score, top, comment = int(match["score"]), int(match["top"] or highest), beside(match["rest"])
    if top == highest and lowest <= score <= highest:
        return Understood(score=score, comment=comment)
    return Understood(score=OFF, comment=plain if comment else "")


def _drawn(plain: str, highest: int, lowest: int) -> Understood | None:
    """Return what leading stars or a leading face mean; stars count from one, so they say nothing from zero on."""
    stars = len(plain) - len(plain.lstrip(STARS))
    if stars:
        score = stars if lowest == 1 and stars <= highest else OFF
        return Understood(score=score, comment=plain.lstrip(STARS + HOLLOW + SEPARATORS))
    for faces, score in FACES.items() if (lowest, highest) == (1, FIVE) else ():
        if plain[:1] and plain[0] in faces:
            return Understood(score=score, comment=plain.lstrip(faces + SEPARATORS))
    return None


def _digits(plain: str) -> str:
    """Return the text with a leading word for a number, and one that it is out of, as digits."""
    first = _number(plain)
    match = _top().match(first)
    return first if match is None else first[: match.end()] + _number(first[match.end() :])


def _number(plain: str) -> str:
    word = re.match(r"[^\W\d_]+", plain)
    number = numbers().get(folded(word[0])) if word else None
    return plain if word is None or number is None else f"{number}{plain[word.end() :]}"


@cache
def _top() -> re.Pattern[str]:
    return re.compile(rf"\d{{1,3}}\s+(?:{_any('of')})\s+", re.IGNORECASE)


@cache
def _rating() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<score>\d{{1,3}})(?:\s*(?:(?P<slash>/)|\b(?:{_any('of')})\b)\s*(?P<top>\d{{1,3}}))?"
        rf"(?P<unit>\s*(?:\b(?:{_any('stars')})\b|[{STARS}](?![{STARS}])))?(?P<rest>[^\w/].*|$)",
        re.DOTALL | re.IGNORECASE,
    )


def _any(key: str) -> str:
    return "|".join(map(re.escape, sorted(said(key), key=len, reverse=True)))
