"""What one cell says."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from bot import instants
from bot.errors import Refused
from bot.typed import tidy, understand

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from handlers.files.mapping import Rating

LONGEST = 200
"""Characters of anything but a comment."""
SHOWN = 60
"""Characters of a wrong cell that a reason repeats."""

_WHOLE = re.compile(r"([0-9]{1,3})(?:[.,]0+)?")


def short(column: str, text: str) -> str:
    """
    Return a cell on one line, without control characters.

    Raises:
        Refused: it is longer than a name can be.
    """
    line = " ".join(tidy(text).split())
    if len(line) > LONGEST:
        raise Refused("row.long", column=column, n=LONGEST)
    return line


def names(text: str, separator: str) -> tuple[str, ...]:
    """Return the names in a cell, in their order, each once."""
    found = (name.strip() for name in text.split(separator))
    return tuple(dict.fromkeys(name for name in found if name))


def moment(column: str, text: str, formats: tuple[str, ...], zone: ZoneInfo) -> dt.datetime | None:
    """
    Return the instant a cell names, or ``None`` for an empty one.

    A time without offset is local. Where the clock is set back and a time comes twice, it is the first; where the clock
    is set forward and a time never comes, it is as much later as the clock jumped.

    Raises:
        Refused: it is no date in any of the formats, or it lies in the future or before 1970.
    """
    line = " ".join(tidy(text).split())
    if not line:
        return None
    found = [at for form in formats or ("",) if (at := _read(line, form, zone))]
    if not found:
        raise Refused("row.moment", column=column, value=line[:SHOWN], format=_example(formats))
    possible = [at for at in found if instants.plausible(at, dt.datetime.now(dt.UTC))]
    if not possible:
        raise Refused("row.distant", column=column, value=line[:SHOWN])
    return possible[0].astimezone(dt.UTC)


def _read(line: str, form: str, zone: ZoneInfo) -> dt.datetime | None:
    try:
        at = dt.datetime.strptime(line, form) if form else dt.datetime.fromisoformat(line)  # noqa: DTZ007
    except (ValueError, OverflowError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=zone)


def _example(formats: tuple[str, ...]) -> str:
    """Return how a date is to be written."""
    moment = dt.datetime(2026, 10, 25, 14, 30, tzinfo=dt.UTC)
    return moment.strftime(formats[0]) if formats else "2026-10-25 14:30"


def score(text: str, rating: Rating) -> int | None:
    """
    Return the score in a cell, or ``None`` for no answer.

    Raises:
        Refused: it is no score of this rating.
    """
    line = " ".join(tidy(text).split())
    word = line.casefold()
    if not word or word in rating.none:
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
