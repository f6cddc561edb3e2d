"""Brings replies to the person who is waiting for them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import structlog
from telegram.error import TelegramError

from bot.ports import TryLater, Undeliverable
from handlers.telegram.layout import speaks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.messages import Reply
    from handlers.telegram.client import Client
    from handlers.telegram.pace import Pace
    from handlers.telegram.sender import Sender

log = structlog.get_logger("telegram")

PAUSES = (1.0, 3.0, 9.0, 27.0)
"""Seconds before another try when Telegram does not say."""
PATIENT = 20
"""Replies that may wait for one chat's turn; somebody who floods the bot is not answered each time."""
HINT_LIMIT = 200


class Courier:
    """Tries for a while; what is lost then can be asked for again by pressing again."""

    def __init__(self, client: Client, sender: Sender, pace: Pace, pauses: Sequence[float] = PAUSES) -> None:
        self._client = client
        self._sender = sender
        self._pace = pace
        self._pauses = pauses

    async def bring(self, replies: Sequence[Reply], quoted: int | None) -> None:
        """Say the replies in order: the first edits the pressed message or hangs below ``quoted``."""
        edited: set[str] = set()
        for reply in filter(speaks, replies):
            to = replace(reply.to, message="") if reply.to.message in edited else reply.to
            edited.add(to.message)
            await self._persist(replace(reply, to=to), quoted)
            quoted = None

    async def acknowledge(self, callback: str, hint: str) -> None:
        """Answer a pressed button, so that it stops spinning; at once, and once."""
        try:
            await self._client.answer_callback_query(callback, hint[:HINT_LIMIT] or None)
        except TelegramError as trouble:
            log.info("telegram.callback", trouble=type(trouble).__name__)

    async def _persist(self, reply: Reply, quoted: int | None) -> None:
        if self._pace.lane(reply.to.chat).waiting >= PATIENT:
            log.warning("telegram.flooded", chat=reply.to.chat)
            return
        for pause in (*self._pauses, None):
            try:
                await self._sender.send(reply, quoted=quoted)
            except Undeliverable as never:
                log.warning("telegram.undeliverable", chat=reply.to.chat, why=str(never))
            except TryLater as later:
                if pause is not None:
                    await asyncio.sleep(max(pause, later.after))
                    continue
                log.warning("telegram.reply_lost", chat=reply.to.chat, why=str(later))
            return
