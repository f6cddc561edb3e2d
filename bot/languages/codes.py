"""Which languages there are, and what stands in the file of each."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

FALLBACK = "en"
CODES = (2, 3)
"""Letters of a language's code."""


@cache
def known() -> tuple[str, ...]:
    """Return the codes of all languages that have a file."""
    names = (file.name for file in files("bot.languages").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def code(tag: str) -> str:
    """Return the code of a language by its tag, such as ``nl`` of ``NL`` or ``nl-BE``; other words as they are."""
    first, *_ = tag.strip().replace("_", "-").split("-")
    return first.lower() if first.isascii() and first.isalpha() and len(first) in CODES else tag


def nearest(*wishes: str, default: str = FALLBACK) -> str:
    """Return the first wish that is a known language (``lv-LV`` counts as ``lv``), else the default."""
    for wish in wishes:
        spoken = code(wish)
        spoken = {"tl": "fil"}.get(spoken, spoken)
        if spoken in known():
            return spoken
    return default


@cache
def entries(code: str) -> Mapping[str, Any]:
    """Return a language's file as it is; empty for an unknown language."""
    file = files("bot.languages") / f"{code}.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
