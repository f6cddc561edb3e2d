"""Who may use the HTTP interface, and what for."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import Misconfigured

READ = "read"
WRITES = ("interactions", "customers", "events")
SCOPES = (*WRITES, READ)
"""What a key may open."""


class Settings(BaseSettings):
    """
    The interface's environment variables: ``api_keys`` are the bearer keys, separated by commas.

    ``KEY:interactions+read`` opens what it names and nothing else; a bare ``KEY`` may tell everything and read nothing.
    """

    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    api_keys: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """Who sends: ``name`` tells keys apart and gives none away."""

    name: str
    scopes: frozenset[str]


class Keys:
    """
    The keys that open the interface.

    Raises:
        Misconfigured: one of them names a scope that there is not.
    """

    def __init__(self, setting: str) -> None:
        entries = [entry.strip() for entry in setting.split(",") if entry.strip()]
        self._keys = tuple(_read(entry, at) for at, entry in enumerate(entries, 1))

    def __len__(self) -> int:
        return len(self._keys)

    def bearer(self, authorization: str) -> Bearer | None:
        """Return who sent this header, or ``None`` when it opens nothing; a key given twice opens what both name."""
        scheme, _, given = authorization.partition(" ")
        shown = given.strip().encode(errors="surrogateescape")  # a header may hold any bytes
        found = [hmac.compare_digest(key, shown) for key, _ in self._keys]  # every one, so that time tells nothing
        if not any(found) or scheme.lower() != "bearer":
            return None
        scopes = (scopes for (_, scopes), same in zip(self._keys, found, strict=True) if same)
        return Bearer(name=hashlib.sha256(shown).hexdigest()[:16], scopes=frozenset().union(*scopes))


def _read(entry: str, number: int) -> tuple[bytes, frozenset[str]]:
    key, colon, named = entry.partition(":")
    scopes = frozenset(scope.strip() for scope in named.split("+")) if colon else frozenset(WRITES)
    if not key.strip() or not scopes <= set(SCOPES):
        raise Misconfigured("settings.api_keys", number=number, scopes=", ".join(SCOPES))
    return key.strip().encode(), scopes
