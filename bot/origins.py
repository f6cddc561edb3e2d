"""The address from which the world reaches this bot, in the one form in which browsers name it."""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, urlsplit

STANDARD = {"https": 443, "http": 80}


def origin(text: str) -> str:
    """
    Return an address as browsers send it in ``Origin``: small letters, no port where it is the usual one.

    Raises:
        ValueError: it is no address that begins with https://, or more than an origin; ``http`` is for this very
            machine only, as cookies and webhooks need the other.
    """
    parts, port = _parted(text.strip())
    if parts.scheme not in STANDARD or not parts.hostname or parts.username is not None:
        raise ValueError("url")
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError("path")
    host = _ascii(parts.hostname)
    if parts.scheme == "http" and not _is_here(host):
        raise ValueError("url")
    named = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{named}" + (f":{port}" if port not in {None, STANDARD[parts.scheme]} else "")


def _parted(text: str) -> tuple[SplitResult, int | None]:
    try:
        return (parts := urlsplit(text)), parts.port
    except ValueError:
        raise ValueError("url") from None


def _ascii(host: str) -> str:
    try:
        return host if ":" in host else host.encode("idna").decode().rstrip(".")
    except UnicodeError:
        raise ValueError("url") from None


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
