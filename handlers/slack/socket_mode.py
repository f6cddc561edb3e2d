"""Socket Mode: Slack brings events through a WebSocket that the bot opens."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

from handlers.slack.client import quiet

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_sdk.web.async_client import AsyncWebClient

LOOK_EVERY = 5.0
"""Seconds between two looks at the connection."""
LOST = 6
"""Looks without a connection until it is built anew: the library can wedge on a dead one (python-slack-sdk 1922)."""

log = structlog.get_logger("slack")


async def listen(app: AsyncApp, token: str, web: AsyncWebClient, every: float = LOOK_EVERY) -> None:
    """Bring Slack's events to the application until cancelled, looking at the connection each ``every`` seconds."""
    while True:
        handler = AsyncSocketModeHandler(app, token, logger=quiet, web_client=web)
        opening = asyncio.create_task(handler.connect_async())  # type: ignore[no-untyped-call]
        try:
            await _until_lost(handler, every)
        finally:
            opening.cancel()
            await asyncio.gather(opening, return_exceptions=True)
            await handler.close_async()  # type: ignore[no-untyped-call]
        log.warning("slack.reconnect")


async def _until_lost(handler: AsyncSocketModeHandler, every: float) -> None:
    missed = 0
    while missed < LOST:
        await asyncio.sleep(every)
        alive = await handler.client.is_connected() and not handler.client.message_processor.done()
        missed = 0 if alive else missed + 1
