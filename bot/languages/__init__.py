"""
Everything a person reads, one TOML file a language.

A key leads to a sentence with ``{placeholders}`` or, where a number decides, to a table of CLDR plural forms chosen by
``n``. A language that lacks a key speaks English there; a test keeps shipped languages complete.
"""

from __future__ import annotations

from bot.languages.codes import FALLBACK, code, entries, known, nearest
from bot.languages.sentences import Texts, texts

__all__ = ["FALLBACK", "Texts", "code", "entries", "known", "nearest", "texts"]
