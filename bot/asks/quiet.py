"""Hours in which nobody is written to on the bot's own accord."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

MINUTE = dt.timedelta(minutes=1)
DAY = dt.timedelta(days=1)
_SPAN = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)\s*[-–]\s*([01]?\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From ``start`` on and before ``end`` by the clock on the wall, over midnight or not; equal ones are no hours."""

    start: dt.time
    end: dt.time

    def cover(self, at: dt.datetime, zone: ZoneInfo) -> bool:
        """Return whether it is quiet in a zone at an instant."""
        local = at.astimezone(zone).time()
        if self.start <= self.end:
            return self.start <= local < self.end
        return local >= self.start or local < self.end

    def after(self, at: dt.datetime, zone: ZoneInfo) -> dt.datetime:
        """Return the instant itself where it is not quiet then, else the first minute that is not, in UTC."""
        if not self.cover(at, zone):
            return at
        found = min(instant for instant in self._ends(at, zone) if instant > at and not self.cover(instant, zone))
        while found - MINUTE > at and not self.cover(found - MINUTE, zone):
            found -= MINUTE  # the clocks jumped over the end
        return found

    def _ends(self, at: dt.datetime, zone: ZoneInfo) -> list[dt.datetime]:
        """Return when these hours end around an instant; an end in the hour that comes twice is there twice."""
        today = at.astimezone(zone).date()
        ends = (dt.datetime.combine(today + days * DAY, self.end, zone) for days in range(3))
        return [end.replace(fold=fold).astimezone(dt.UTC) for end in ends for fold in (0, 1)]


EVENING = QuietHours(dt.time(21), dt.time(8))
"""What is quiet unless the company says otherwise."""


def hours(text: str) -> QuietHours:
    """
    Return the hours that a text such as ``21:00-08:00`` names; none for an empty one.

    Raises:
        ValueError: it names none.
    """
    match = _SPAN.fullmatch(text.strip() or "00:00-00:00")
    if match is None:
        raise ValueError(text)
    first, second, third, fourth = (int(part) for part in match.groups())
    return QuietHours(dt.time(first, second), dt.time(third, fourth))
