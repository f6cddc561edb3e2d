"""Settings are read, or the first mistake in them is named."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from bot import languages
from bot.errors import Misconfigured
from bot.settings.fields import Settings


def load() -> Settings:
    """
    Return the settings.

    Raises:
        Misconfigured: one has a wrong value; the sentence names it and says what it takes.
    """
    try:
        return Settings()
    except ValidationError as wrong:
        raise mistake(wrong) from None


def mistake(wrong: ValidationError) -> Misconfigured:
    """Return the first mistake in settings as a sentence; never the value, which may be a secret."""
    first = wrong.errors()[0]
    name = str(first["loc"][0]).upper()
    why = _reason(first.get("ctx"))
    return Misconfigured(f"settings.{why}", name=name, languages=", ".join(languages.known()))


def _reason(context: dict[str, Any] | None) -> str:
    error = (context or {}).get("error")
    return str(error) if isinstance(error, ValueError) else "value"
