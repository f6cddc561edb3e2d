"""Spans of time as people write them: 90, 15m, 1h30m, 12 min, 2.5 hours, 4:30, 1:04:30."""

from __future__ import annotations

import re

MINUTE, HOUR, DAY = 60, 3600, 86_400
LONGEST = 10 * 366 * DAY
"""Ten years, in seconds."""

_CLOCK = re.compile(r"(?:([0-9]{1,4}) days?, )?(?:([0-9]{1,5}):)?([0-9]{1,5}):([0-5][0-9])(?:[.,]([0-9]{1,6}))?")
_NUMBER = re.compile(r"[0-9]{1,12}(?:[.,][0-9]{1,12})?")
_UNITS = re.compile(
    r"(?:([0-9]{1,6}(?:[.,][0-9]{1,4})?) ?h(?:(?:ou)?rs?)?)?,? ?"
    r"(?:([0-9]{1,6}(?:[.,][0-9]{1,4})?) ?m(?:in(?:ute)?s?)?)?,? ?"
    r"(?:([0-9]{1,8}(?:[.,][0-9]{1,4})?) ?s(?:ec(?:ond)?s?)?)?"
)


def seconds(text: str, *, unit: int = 1) -> int | None:
    """
    Return a span in whole seconds; ``unit`` is how many seconds a bare number means each.

    Two numbers with a colon are minutes and seconds; where bare numbers are hours, hours and minutes. ``None`` for
    anything else, and for more than ten years.
    """
    line = text.strip().lower()
    found = _bare(line, unit) if _NUMBER.fullmatch(line) else _clock(line, unit)
    found = _units(line) if found is None else found
    return found if found is None or found <= LONGEST else None


def _bare(line: str, unit: int) -> int:
    return int(float(line.replace(",", ".")) * unit + 0.5)


def _clock(line: str, unit: int) -> int | None:
    match = _CLOCK.fullmatch(line)
    if not match:
        return None
    days, hours, minutes, rest, tenths = match.groups()
    if hours is None and unit == HOUR:
        return int(minutes) * HOUR + int(rest) * MINUTE
    if hours is not None and int(minutes) >= HOUR // MINUTE:
        return None
    up = int((tenths or "0")[0] >= "5")
    return int(days or 0) * DAY + int(hours or 0) * HOUR + int(minutes) * MINUTE + int(rest) + up


def _units(line: str) -> int | None:
    match = _UNITS.fullmatch(line)
    if not match or not any(match.groups()):
        return None
    hours, minutes, rest = (float((part or "0").replace(",", ".")) for part in match.groups())
    return int(hours * HOUR + minutes * MINUTE + rest + 0.5)
