"""Who may use the HTTP interface."""

from __future__ import annotations

import hashlib
import hmac

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The interface's environment variables: ``api_keys`` are the bearer keys, separated by commas."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    api_keys: str = ""


class Keys:
    """The keys that open the interface."""

    def __init__(self, setting: str) -> None:
        self._keys = tuple(key.strip().encode() for key in setting.split(",") if key.strip())

    def __len__(self) -> int:
        return len(self._keys)

    def name(self, authorization: str) -> str:
        """Return a name for the key in this header that does not give the key away; empty when it opens nothing."""
        scheme, _, given = authorization.partition(" ")
        shown = given.strip().encode(errors="surrogateescape")  # a header may hold any bytes
        matches = [hmac.compare_digest(key, shown) for key in self._keys]  # every one, so that time tells nothing
        known = any(matches) and scheme.lower() == "bearer"
        return hashlib.sha256(shown).hexdigest()[:16] if known else ""
