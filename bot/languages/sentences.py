"""The sentences of a language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from bot.languages import formats
from bot.languages.codes import FALLBACK, entries

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from babel import Locale


@cache
def texts(code: str) -> Texts:
    """Return the texts of a language, by its code."""
    return Texts(code)


class Texts:
    """The sentences of one language, with its plurals, numbers and dates."""

    def __init__(self, code: str) -> None:
        self.code = code

    def __call__(self, key: str, **values: object) -> str:
        """
        Return the sentence at ``key`` with its placeholders filled.

        Raises:
            KeyError: no language has the key.
        """
        found = self.look(key)
        if isinstance(found, dict):
            found = found.get(self.plural(values["n"]), found["other"])
        return str(found).format(**{name: self.show(value) for name, value in values.items()})

    def look(self, key: str) -> Any:  # noqa: ANN401 - a sentence or a table
        """Return what stands at ``key`` here or in English."""
        for code in (self.code, FALLBACK):
            found: Any = entries(code)
            for part in key.split("."):
                found = found.get(part) if isinstance(found, dict) else None
            if found is not None:
                return found
        raise KeyError(key)

    def has(self, key: str) -> bool:
        """Return whether there is a sentence at ``key``."""
        try:
            return self.look(key) is not None
        except KeyError:
            return False

    def show(self, value: object) -> object:
        """Return a whole number as this language writes it; anything else as it is."""
        return self.number(value) if isinstance(value, int) else value

    def plural(self, n: object) -> str:
        """Return the CLDR plural category of a number: one, zero, few, many or other."""
        return self.locale.plural_form(n if isinstance(n, int | float) else 0)

    @property
    def locale(self) -> Locale:
        """The CLDR locale."""
        return formats.locale(self.code)

    def number(self, value: float, digits: int = 0) -> str:
        """Return a number with this many decimals."""
        return formats.number(self.code, value + 0, digits)  # minus nothing is nothing

    def percent(self, share: float, digits: int = 1) -> str:
        """Return a share from 0 to 1 as percent."""
        from babel.numbers import format_percent

        return format_percent(share, format=formats.percent_pattern(self.code, digits), locale=self.locale)

    def money(self, sum: float, currency: str) -> str:  # noqa: A002 - the word for it
        """Return a sum of money with the name of its currency, an ISO 4217 code."""
        from babel.numbers import format_currency

        return format_currency(sum, currency, locale=self.locale)

    def listed(self, names: Sequence[str]) -> str:
        """Return names as a list within a sentence, such as “a, b and c”."""
        from babel.lists import format_list

        return format_list(names, locale=self.locale)

    def duration(self, seconds: float) -> str:
        """Return a duration as hours, minutes and seconds, such as 1:04:30 or 4:30."""
        minutes, rest = divmod(round(seconds), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"

    def age(self, seconds: float) -> str:
        """Return about how long something took, in its largest unit, such as 3 hours or 2 days."""
        from babel.dates import format_timedelta

        return format_timedelta(int(seconds), granularity="minute", threshold=1.2, format="short", locale=self.locale)

    def date(self, day: dt.date) -> str:
        """Return a day in its medium form, such as 5 Oct 2026."""
        from babel.dates import format_date

        return format_date(day, format="medium", locale=self.locale)

    def near(self, day: dt.date) -> str:
        """Return a day of these weeks with its weekday and without its year, such as Mon, Oct 5."""
        from babel.dates import format_skeleton

        return format_skeleton("MMMEd", day, locale=self.locale)

    def clock(self, instant: dt.datetime) -> str:
        """Return the time of day of an instant that is already in the reader's zone."""
        from babel.dates import format_time

        return format_time(instant, format="short", locale=self.locale)
