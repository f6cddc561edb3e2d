"""The first line of a digest: which days it tells of, and by whose clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from bot.languages import Texts
    from bot.periods import Window


def title(window: Window, texts: Texts) -> str:
    """Return the days that are told of, with their zone."""
    days = _days(window, texts)
    return texts("report.day", first=days[:1].upper() + days[1:], zone=window.zone.key)


def _days(window: Window, texts: Texts) -> str:
    from babel.dates import format_date, format_interval, format_skeleton

    if window.unit == "month":
        return format_skeleton("yMMMM", window.first, locale=texts.locale)
    if window.days > 1:
        return format_interval(window.first, window.last, "yMMMd", locale=texts.locale)
    weekday = format_date(window.first, "EEEE", locale=texts.locale)
    return texts("digest.day", weekday=weekday, date=texts.date(window.first))


def short(day: dt.date, rhythm: str, texts: Texts) -> str:
    """Return a day without its year, or its month where the rhythm is monthly, as it stands below a picture."""
    from babel.dates import format_skeleton

    return format_skeleton("yMMM" if rhythm == "monthly" else "MMMd", day, locale=texts.locale)
