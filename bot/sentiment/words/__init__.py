"""The small words of a language, one file each: edit a file, and the rules follow."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from bot.sentiment.folding import fold


@cache
def words(language: str, kind: str) -> frozenset[str]:
    """Return the folded words of a kind (``negators``, ``but`` …); empty for a language without a file."""
    return frozenset(fold(word, language) for word in _file(language).get(kind, "").split())


@cache
def phrases(language: str, kind: str) -> re.Pattern[str]:
    """Return what finds the folded phrases of a kind (``good``, ``bad``, ``calm``) after a blank, endings left open."""
    found = (re.findall(r"\w+(?:'\w+)*", phrase) for phrase in _file(language).get(kind, ()))
    choices = sorted(re.escape(" ".join(fold(word, language) for word in spoken)) for spoken in found)
    return re.compile(f" (?:{'|'.join(choices)})" if choices else "(?!)")


@cache
def moods() -> dict[str, str]:
    """Return what emoji and emoticons tell: ``+`` or ``-`` by sign."""
    told = _file("emoji")
    return {sign: mark for mark, kind in (("-", "negative"), ("+", "positive")) for sign in told[kind].split()}


@cache
def angry() -> frozenset[str]:
    """Return the emoji that show anger."""
    return frozenset(_file("emoji")["angry"].split())


@cache
def _file(name: str) -> dict[str, Any]:
    path = resources.files(__name__) / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
