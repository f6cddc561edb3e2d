"""What one cell says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.errors import Refused
from bot.hours import spans
from bot.model import OUTCOMES
from bot.typed import tidy, understand

if TYPE_CHECKING:
    from handlers.files.mapping import Rating

LONGEST = 200
"""Characters of anything but a comment."""
SHOWN = 60
"""Characters of a wrong cell that a reason repeats."""
TRUTHS = {"": None} | dict.fromkeys(("yes", "y", "true", "1"), True) | dict.fromkeys(("no", "n", "false", "0"), False)

_WHOLE = re.compile(r"([0-9]{1,3})(?:[.,]0+)?")


def short(column: str, text: str) -> str:
    """
    Return a cell on one line, without control characters.

    Raises:
        Refused: it is longer than a name can be.
    """
    if len(text) <= LONGEST and text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    line = " ".join(tidy(text).split())
    if len(line) > LONGEST:
        raise Refused("row.long", column=column, n=LONGEST)
    return line


def names(text: str, separator: str) -> tuple[str, ...]:
    """Return the names in a cell, in their order, each once."""
    if separator not in text:
        return (text.strip(),) if text.strip() else ()
    found = (name.strip() for name in text.split(separator))
    return tuple(dict.fromkeys(name for name in found if name))


def duration(column: str, text: str, unit: int) -> int | None:
    """
    Return the whole seconds in a cell, or ``None`` for an empty one; ``unit`` is how many a bare number means each.

    Raises:
        Refused: it is no duration, or one of more than ten years.
    """
    found = spans.seconds(text, unit=unit) if text else None
    if text and found is None:
        raise Refused("row.duration", column=column, value=text[:SHOWN])
    return found


def verdict(column: str, text: str) -> bool | None:
    """
    Return the yes or no in a cell, or ``None`` for an empty one.

    Raises:
        Refused: it is neither.
    """
    word = text.casefold()
    if word not in TRUTHS:
        raise Refused("row.verdict", column=column, value=text[:SHOWN])
    return TRUTHS[word]


def outcome(column: str, text: str) -> str:
    """
    Return the outcome in a cell, or nothing for an empty one.

    Raises:
        Refused: there is no such outcome.
    """
    word = text.casefold()
    if word and word not in OUTCOMES:
        raise Refused("row.outcome", column=column, value=text[:SHOWN], outcomes=", ".join(OUTCOMES))
    return word


def score(text: str, rating: Rating) -> int | None:
    """
    Return the score in a cell, or ``None`` for no answer.

    Raises:
        Refused: it is no score of this rating.
    """
    line = " ".join(tidy(text).split()) if text else ""
    word = line.casefold()
    if not word or word in rating.none or word in rating.unanswered:
        return None
    found = rating.values[word] if word in rating.values else _number(line, rating.scale)
    if found is None or not rating.lowest <= found <= rating.highest:
        raise Refused(
            "row.score", column=rating.column, value=line[:SHOWN], lowest=rating.lowest, highest=rating.highest
        )
    return found


def _number(line: str, scale: int) -> int | None:
    """Return the number in "4", "4.0", "4/5" or four stars, or ``None``."""
    whole = _WHOLE.fullmatch(line)
    if whole:
        return int(whole[1])
    meant = understand(line, scale)
    return None if meant.comment else meant.score
