"""Whoever tries tokens that do not exist is soon not listened to."""

from __future__ import annotations

import ipaddress
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiohttp import web

ALLOWED = 30
"""Wrong tokens from one place in a span."""
SPAN = 600.0
"""Seconds after which a place starts anew."""
PLACES = 10_000
"""Places that are remembered."""


class Guesses:
    """Wrong tokens by where they came from; instants are seconds of any steady clock."""

    def __init__(self) -> None:
        self._misses: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def too_many(self, place: str, now: float) -> bool:
        """Return whether this place has tried too often."""
        since, count = self._misses.get(place, (now, 0))
        return now - since < SPAN and count >= ALLOWED

    def missed(self, place: str, now: float) -> None:
        """Count one wrong token."""
        since, count = self._misses.pop(place, (now, 0))
        self._misses[place] = (since, count + 1) if now - since < SPAN else (now, 1)
        if len(self._misses) > PLACES:
            self._misses.popitem(last=False)


def place(request: web.Request) -> str:
    """Return where a request comes from: behind a proxy of our own, the address it names; of IPv6, the network."""
    peer = _parsed(request.remote or "")
    if peer and peer.is_private:
        peer = _parsed(request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()) or peer
    if peer and peer.version == 6:  # noqa: PLR2004
        return str(ipaddress.ip_network((peer, 64), strict=False))
    return str(peer)


def _parsed(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None
