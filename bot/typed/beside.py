"""What stands beside a typed number: a comment, or the rest of a sentence that the number only begins."""

from __future__ import annotations

import re
import unicodedata

from bot.typed.tidying import SEPARATORS, folded
from bot.typed.words import months

PARTING = frozenset(",;:!=(<^…\"'“„«")
"""What can stand between a rating and words about it, beside dashes and full stops."""
DASHES = frozenset("-–—")
_FACE = re.compile(r"\s*[:;=8x]['^-]?[)(\]\[dpo*|/\\]+(?=\W|$)|\s*<3|\s*\^_?\^", re.IGNORECASE)


def goes_on(rest: str, *, named: bool) -> bool:
    """
    Return whether what follows a number makes it the beginning of a sentence, a date, a time or a span.

    With ``named`` the number is said to be a rating, as in "4/5" or "4 stars": then words may follow at once.
    """
    mark, after = rest.lstrip()[:1], rest.lstrip()[1:]
    if not mark:
        return False
    if mark.isalnum():
        return not named
    if mark == "." or mark in DASHES:
        return _counts_on(mark, after)
    return not _parts(mark) or (mark in ",:" and after[:1].isdigit())


def _counts_on(mark: str, after: str) -> bool:
    """Return whether a full stop or a dash belongs to the number: "4.5", "1-2 days", "3. april"."""
    if after[:1].isalnum() or mark in DASHES:
        return after.lstrip()[:1].isdigit() or after[:1].isalnum()
    word = re.match(r"\s+([^\W\d_]+)", after) if mark == "." else None
    return word is not None and (word[1][0].islower() or folded(word[1]) in months())


def _parts(mark: str) -> bool:
    return mark in PARTING or unicodedata.category(mark) in {"So", "Sk"}


def beside(rest: str) -> str:
    """Return the comment in what follows a rating; a face made of signs says nothing more than the rating."""
    face = _FACE.match(rest)
    return (rest[face.end() :] if face else rest).strip(SEPARATORS)
