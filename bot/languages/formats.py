"""Numbers as a language writes them; Babel is read when the first one is written."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from bot.languages.codes import nearest

if TYPE_CHECKING:
    from babel import Locale


@lru_cache(maxsize=4096)
def number(code: str, value: float, digits: int) -> str:
    """Return a number with this many decimals."""
    from babel.numbers import format_decimal

    return format_decimal(value, format=_pattern(digits), locale=locale(code))


@cache
def locale(code: str) -> Locale:
    """Return the CLDR locale of a language."""
    from babel import Locale

    return Locale.parse(nearest(code))


def _pattern(digits: int) -> str:
    return "#,##0." + "0" * digits if digits else "#,##0"


@cache
def percent_pattern(code: str, digits: int) -> str:
    """Return how a percentage with this many decimals is written, as CLDR says it."""
    pattern: str = locale(code).percent_formats[None].pattern
    return pattern.replace("#,##0", _pattern(digits)) if digits else pattern
