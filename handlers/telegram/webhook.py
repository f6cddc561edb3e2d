"""Lets Telegram bring updates, and says "got it" only when all it changed is on disk."""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiohttp import web

from bot.ports import Overloaded
from handlers.telegram.courier import HINT_LIMIT
from handlers.telegram.payload import KINDS

if TYPE_CHECKING:
    from handlers.telegram.client import Client
    from handlers.telegram.intake import Acknowledgement, Intake

PATH = "/telegram"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
BODY_LIMIT = 256 * 1024
CONNECTIONS = 100
"""How many updates Telegram may bring at the same time: what arrives together is committed together."""


@dataclass(slots=True, kw_only=True)
class Webhook:
    """The door for Telegram; it stays shut until there is an ``intake``."""

    url: str
    secret: str
    intake: Intake | None = None

    async def announce(self, client: Client) -> None:
        """
        Tell Telegram where the door is.

        Raises:
            telegram.error.TelegramError: there was no answer, or a refusal.
        """
        await client.set_webhook(self.url, secret_token=self.secret, allowed_updates=KINDS, max_connections=CONNECTIONS)

    async def receive(self, request: web.Request) -> web.Response:
        """Answer one update: 200 when it is kept or can mean nothing, 503 when Telegram should bring it again."""
        if not hmac.compare_digest(request.headers.get(HEADER, "").encode(errors="replace"), self.secret.encode()):
            return web.Response(status=403)
        if self.intake is None or self.intake.errands.full:
            return web.Response(status=503)
        body = await _body(request)
        if body is None:
            return web.Response(status=413)
        try:
            return _answer(await self.intake.take(self.intake.read(body)))
        except Overloaded:
            return web.Response(status=503)


async def _body(request: web.Request) -> bytes | None:
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > BODY_LIMIT:
            return None
    return bytes(body)


def _answer(acknowledgement: Acknowledgement | None) -> web.Response:
    """Acknowledge the button in the answer itself: one call less."""
    if acknowledgement is None:
        return web.Response()
    call = {"method": "answerCallbackQuery", "callback_query_id": acknowledgement.callback}
    if acknowledgement.hint:
        call["text"] = acknowledgement.hint[:HINT_LIMIT]
    return web.Response(text=json.dumps(call), content_type="application/json")
