"""Spans of time as a survey's file has them: ``14 days``, ``36 hours``."""

from __future__ import annotations

import datetime as dt
import re

UNITS = {"minute": 60, "hour": 3600, "day": 86400, "week": 7 * 86400}
"""Seconds."""
_SPAN = re.compile(r"(\d{1,4}) (minute|hour|day|week)s?")


def duration(text: str) -> dt.timedelta:
    """
    Return the span that a text names.

    Raises:
        ValueError: it names none.
    """
    match = _SPAN.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return dt.timedelta(seconds=int(match[1]) * UNITS[match[2]])
