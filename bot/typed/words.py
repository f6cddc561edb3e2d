"""General words of all languages at once: nobody has to write in the language they are asked in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bot import languages
from bot.typed.tidying import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

SKIP, STOP, CHANGE, MORE, DONE = "skip", "stop", "change", "more", "done"
WISHES = (SKIP, STOP, CHANGE, MORE, DONE)
YES, NO = frozenset("👍✅🙂😀😃😄😊☺"), frozenset("👎❌🙁☹😞😠😡🤬")
"""Emoji that can only mean yes, or only no."""


def wish(text: str) -> str:
    """Return what a whole text wishes — skip, stop, change, more or done — or the empty string."""
    return _wishes().get(folded(text), "")


@cache
def _wishes() -> Mapping[str, str]:
    return {folded(word): each for each in WISHES for word in said(each)}


@cache
def said(key: str) -> tuple[str, ...]:
    """Return the words that stand at a key of ``words`` in any language."""
    return tuple(word for code in languages.known() for word in languages.entries(code).get("words", {}).get(key, ()))


@cache
def numbers() -> Mapping[str, int]:
    """Return the numbers from 0 to 10 by their words."""
    lists = (languages.entries(code).get("words", {}).get("numbers", ()) for code in languages.known())
    return {folded(word): number for each in lists for number, words in enumerate(each) for word in words}


@cache
def months() -> frozenset[str]:
    """Return the names of the months in every language."""
    lists = (languages.entries(code).get("periods", {}).get("months", ()) for code in languages.known())
    return frozenset(folded(word) for each in lists for names in each for word in names)


def agrees(text: str) -> tuple[bool, str] | None:
    """Return whether a text says yes and what else it says; ``None`` when it says neither yes nor no."""
    for emoji, meant in ((YES, True), (NO, False)):
        rest = tidied = folded(text)
        rest = rest.lstrip("".join(emoji))
        if rest != tidied:
            return meant, rest.strip()
    return _spoken(text)


def _spoken(text: str) -> tuple[bool, str] | None:
    from bot.typed.tidying import SEPARATORS, tidy

    plain = tidy(text)
    for key, meant in (("yes", True), ("no", False)):
        for word in sorted(said(key), key=len, reverse=True):
            head, rest = plain[: len(word)].casefold(), plain[len(word) :]
            if head == word.casefold() and (not rest.strip() or rest[0] in SEPARATORS.strip()):
                return meant, rest.strip(SEPARATORS)
    return None
