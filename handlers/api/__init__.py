"""
The HTTP interface: other systems say that an interaction ended, and learn where its customer can answer.

``operations`` declares all that can be asked: ``platform`` makes routes of it, ``document`` the OpenAPI document and
``page`` what people read. ``ending`` and ``bodies`` are what may be sent, ``problems`` says what is wrong with it,
``keys`` who may send.
"""

from __future__ import annotations

from bot.findings import Finding
from handlers.api.keys import Keys, Settings
from handlers.api.looking import READER
from handlers.api.platform import Api

__all__ = ["READER", "Api", "Settings", "check", "connect"]


def connect(public_url: str) -> Api:  # noqa: ARG001 - the same for each platform
    """Return the interface; without a key it refuses everything but the health check."""
    return Api(Keys(Settings().api_keys))


async def check(public_url: str) -> list[Finding]:  # noqa: ARG001 - the same for each platform
    """Return whether other systems can get in."""
    count = len(Keys(Settings().api_keys))
    return (
        [Finding(state="ok", key="check.api.ok", values={"n": count})]
        if count
        else [Finding(state="missing", key="check.api.missing")]
    )
