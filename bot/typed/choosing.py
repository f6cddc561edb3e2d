"""Typed answers to questions with options or areas, recognised by their names in any language or by their numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.typed.ratings import STARS
from bot.typed.tidying import folded, tidy
from bot.typed.words import numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Names = Mapping[str, Iterable[str]]

BETWEEN = re.compile(r"[,;\n+&/]+")
SHORTEST = 3
"""Letters from which on the beginning of a name is enough."""
_RATED = re.compile(rf"([^\d{STARS},;\n]*?)[\s:=–—-]*(\d{{1,2}}|[{STARS}]+)(?:\s*/\s*(\d{{1,2}}))?(?=[\s,;.!\n]|$)")


def options(text: str, names: Names) -> tuple[str, ...]:
    """Return the options that a text names, in the survey's order; none when any part of it is something else."""
    whole = option(text, names)
    found = [whole] if whole else [option(part, names) for part in BETWEEN.split(tidy(text)) if part.strip()]
    return tuple(key for key in names if key in found) if found and all(found) else ()


def option(text: str, names: Names) -> str:
    """Return the one option with this name, beginning or number (counted from 1), or the empty string."""
    word, keys = folded(text), list(names)
    number = int(word) if word.isdecimal() and len(word) < SHORTEST else numbers().get(word)
    if number is not None:
        return keys[number - 1] if 0 < number <= len(keys) else ""
    return _named(word, names)


def areas(text: str, names: Names, highest: int) -> dict[str, int]:
    """
    Return the scores a text gives to areas: "Courtesy 4, speed 2", or one number for each area in their order.

    Empty when a part of the text is something else.
    """
    plain, order = tidy(text), re.findall(r"\d+", text)
    if re.fullmatch(r"[\d\s,;/]+", plain) and len(order) == len(list(names)):
        return _on_scale(dict(zip(names, map(int, order), strict=True)), highest)
    found: dict[str, int] = {}
    for part in filter(str.strip, re.split(r"[,;\n]+", plain)):
        key, score = _rated(_with_digits(part), names, highest)
        if not key:
            return {}
        found[key] = score
    return _on_scale(found, highest)


def _rated(part: str, names: Names, highest: int) -> tuple[str, int]:
    match = _RATED.fullmatch(part.strip(" .!"))
    if match is None or match[3] not in {None, str(highest)}:
        return "", 0
    return _named(folded(match[1]), names), int(match[2]) if match[2].isdecimal() else len(match[2])


def _with_digits(part: str) -> str:
    words = part.split()
    return " ".join(str(numbers()[folded(word)]) if folded(word) in numbers() else word for word in words)


def _on_scale(found: dict[str, int], highest: int) -> dict[str, int]:
    return found if all(1 <= score <= highest for score in found.values()) else {}


def _named(word: str, names: Names) -> str:
    """Return the key of the one name that a word is, begins, or is a word of."""
    for test in (_is, _begins, _is_in):
        found = [key for key, known in names.items() if any(test(word, folded(name)) for name in known)]
        if len(found) == 1:
            return found[0]
    return ""


def _is(word: str, name: str) -> bool:
    return word == name


def _begins(word: str, name: str) -> bool:
    return len(word) >= SHORTEST and name.startswith(word)


def _is_in(word: str, name: str) -> bool:
    return len(word) >= SHORTEST and word in name.split()


def named(keys: Sequence[str], *tables: Mapping[str, Mapping[str, str]]) -> dict[str, list[str]]:
    """Return for each key its words in every language, from tables by language."""
    return {key: [key, *(words[key] for table in tables for words in table.values() if key in words)] for key in keys}
