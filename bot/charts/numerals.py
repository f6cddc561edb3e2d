"""Numbers as the reader's language writes them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from babel import Locale

    from bot.charts.chart import Chart

MINUTES: Final = "min"
"""The unit of an axis of durations."""
_LONG: Final = 100_000
_MANY: Final = 1_000_000
_COARSE: Final = 1_000
_FINE: Final = 20


def amount(value: float, chart: Chart, decimals: int) -> str:
    """Return a value as it is printed: a percent sign belongs to the number, any other unit stands on the axis."""
    if abs(value) >= _LONG:
        return _compact(value, chart)
    pattern = _pattern(chart.language, percent=chart.unit == "%")
    digits = pattern.replace("0", "0." + "0" * decimals, 1) if decimals else pattern
    return _number(value if round(value, decimals) else 0, digits, chart.language)


def printed(value: float, chart: Chart, decimals: int) -> str:
    """Return a value that stands for itself: as on the axis, but minutes with their seconds."""
    return _clock(value) if chart.unit.strip() == MINUTES else amount(value, chart, decimals)


def _clock(minutes: float) -> str:
    whole, seconds = divmod(round(minutes * 60), 60)
    hours, rest = divmod(whole, 60)
    return f"{hours}:{rest:02}:{seconds:02}" if hours else f"{rest}:{seconds:02}"


def count(n: int, language: str) -> str:
    """Return a count with the language's digit groups, in short from a million."""
    return _short(n, language) if n >= _MANY else _number(n, "#,##0", language)


def decimals(values: Iterable[float], span: float) -> int:
    """Return how many decimals all of these values are printed with, given the width of their scale."""
    if span >= _COARSE or all(float(value).is_integer() for value in values):
        return 0
    return 1 if span > _FINE else 2


def _number(value: float, pattern: str, language: str) -> str:
    from babel.numbers import format_decimal, format_percent

    if "%" in pattern:
        return format_percent(value / 100, format=pattern, locale=_locale(language))
    return format_decimal(value, format=pattern, locale=_locale(language))


def _compact(value: float, chart: Chart) -> str:
    short = _short(value, chart.language)
    return f"{short}\u00a0%" if chart.unit == "%" else short


def _short(value: float, language: str) -> str:
    from babel.numbers import format_compact_decimal

    return format_compact_decimal(value, fraction_digits=1, locale=_locale(language))


@cache
def _pattern(language: str, *, percent: bool) -> str:
    return str(_locale(language).percent_formats[None].pattern) if percent else "#,##0"


@cache
def _locale(language: str) -> Locale:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")
