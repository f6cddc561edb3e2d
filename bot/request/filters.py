"""Which answers are wanted: ``agent=anna``, ``area="waiting time"``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.errors import Refused
from bot.periods.nearest import clipped, nearest
from bot.periods.vocabulary import DIMENSIONS, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.periods.vocabulary import Lexicon

QUOTES = "\"'“”„«»‘’‚"  # noqa: RUF001 - those that phones type
QUOTED = r"""["“”„«»](?P<double>.{0,200}?)["“”„«»](?=\s|$)|['‘’‚](?P<single>.{0,200}?)['‘’](?=\s|$)"""  # noqa: RUF001
TOKEN = re.compile(rf"(?P<name>[^\s=]+)=(?:{QUOTED}|(?P<bare>\S*))|\S+", re.DOTALL)

SENSES = {f"dimensions.{name}": name for name in DIMENSIONS}
"""The senses of the words before ``=``, and the dimension that each means."""


def apart(words: str, known: Lexicon) -> tuple[dict[str, str], list[str]]:
    """
    Return the wanted value of each dimension, and the words that are no filter.

    Raises:
        Refused: a dimension is unknown or there twice, or its value is empty or its quotation mark not closed.
    """
    tokens = list(TOKEN.finditer(words))
    filters = _filters([token for token in tokens if token["name"]], known)
    return filters, [token[0] for token in tokens if not token["name"]]


def _filters(tokens: Sequence[re.Match[str]], known: Lexicon) -> dict[str, str]:
    filters: dict[str, str] = {}
    for token in tokens:
        name = _dimension(token["name"], known)
        if name in filters:
            raise Refused("request.twice", word=clipped(token[0]))
        filters[name] = _value(token)
    return filters


def _dimension(name: str, known: Lexicon) -> str:
    for sense, _ in known.senses((fold(name),), 0):
        if sense in SENSES:
            return SENSES[sense]
    offered = [f"{word}=" for word in nearest((name,), known.phrases(SENSES)) or known.best(SENSES)]
    raise Refused("request.unknown", word=clipped(f"{name}="), nearest=", ".join(offered))


def _value(token: re.Match[str]) -> str:
    value = " ".join((token["double"] or token["single"] or token["bare"] or "").split())
    if not value:
        raise Refused("request.empty", word=clipped(f"{token['name']}="))
    if token["bare"] and value[0] in QUOTES:
        raise Refused("request.quote", word=clipped(token[0]))
    return value
