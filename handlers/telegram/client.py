"""Telegram's Bot API as this bot calls it."""

from __future__ import annotations

import os
from typing import Any

# Without this the library warns at each flood limit that its plain seconds will go.
os.environ.setdefault("PTB_TIMEDELTA", "true")

from telegram import Bot

from handlers.telegram.payload import KINDS
from handlers.telegram.request import READ, Request

LONG_POLL = 25
"""Seconds that one poll waits at Telegram for something to happen."""


class Client(Bot):
    """The library's bot with updates as they come: one malformed update must not spoil its whole batch."""

    __slots__ = ()

    def __init__(self, token: str, api_url: str) -> None:
        request = Request()
        base = api_url.rstrip("/")
        super().__init__(token, f"{base}/bot", f"{base}/file/bot", request=request, get_updates_request=request)

    async def poll(self, offset: int, wait: int = LONG_POLL) -> list[Any]:
        """
        Return up to 100 updates from this number on, waiting up to ``wait`` seconds for the first.

        Raises:
            telegram.error.TelegramError: there was no answer, or a refusal.
        """
        data = {"offset": offset, "timeout": wait, "limit": 100, "allowed_updates": list(KINDS)}
        result = await self._post("getUpdates", data, read_timeout=READ + wait)
        return result if isinstance(result, list) else []

    async def close_connections(self) -> None:
        """Let go of all connections."""
        for request in self._request:
            await request.shutdown()
