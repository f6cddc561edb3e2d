"""A window cut into days, weeks or months, as a trend is drawn."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from bot.periods import Window

WEEKLY_FROM, MONTHLY_FROM = 45, 400
"""From how many days on a trend is drawn by week, and by month."""


def fitting(window: Window) -> str:
    """Return by which step a trend over a window is drawn: day, week or month."""
    if window.days < WEEKLY_FROM:
        return "day"
    return "week" if window.days < MONTHLY_FROM else "month"


def cut(window: Window, step: str) -> list[Window]:
    """Return the window cut into steps; the first begins where the window does, the last ends where it does."""
    days = (window.first + dt.timedelta(days=n) for n in range(window.days))
    starts = [day for day in days if day == window.first or _begins(step, day)]
    return [Window(first=first, end=end, zone=window.zone) for first, end in pairwise([*starts, window.end])]


def _begins(step: str, day: dt.date) -> bool:
    """Return whether a step of the trend begins on this day."""
    return step == "day" or (day.weekday() == 0 if step == "week" else day.day == 1)
