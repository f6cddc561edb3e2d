"""Telegram as a place where people talk to the bot."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, TypeVar

import structlog
from aiohttp import web
from telegram.error import InvalidToken, TelegramError

from handlers.telegram import menu
from handlers.telegram.courier import Courier
from handlers.telegram.errands import Errands
from handlers.telegram.intake import Intake
from handlers.telegram.pace import Pace
from handlers.telegram.people import PLATFORM
from handlers.telegram.polling import FIRST_PAUSE, LONGEST_PAUSE, Polling
from handlers.telegram.sender import Sender
from handlers.telegram.updates import Me
from handlers.telegram.webhook import PATH, Webhook

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from bot.messages import Reply
    from bot.ports import Road
    from handlers.telegram.client import Client

log = structlog.get_logger("telegram")

T = TypeVar("T")

PATIENCE = 30.0
"""Seconds that an owed message waits for its turn before others are sent first."""
GRACE = 5.0
"""Seconds to bring the last replies when the bot stops."""
REMINDER = 600.0
"""Seconds between tellings where the webhook is, should another program have taken it away."""
TOKEN = re.compile(r"[\w-]{1,64}", re.ASCII)


class Telegram:
    """Speaks for one bot account; with a ``webhook`` Telegram brings the updates, without one they are fetched."""

    name = PLATFORM
    opens_chats = False

    def __init__(self, client: Client, webhook: Webhook | None = None) -> None:
        self._client = client
        self._webhook = webhook
        self._pace = Pace()
        self._sender = Sender(client, self._pace)
        self._errands = Errands()
        self._username = ""

    async def deliver(self, reply: Reply) -> str:
        """
        Send or edit one message and return its id.

        Raises:
            Undeliverable: it never will arrive.
            TryLater: it may arrive later.
        """
        return await self._sender.send(reply, patience=PATIENCE)

    def link(self, token: str) -> str:
        """Return the address that starts the bot with this token; empty before the bot knows its own name."""
        return f"https://t.me/{self._username}?start={token}" if self._username and TOKEN.fullmatch(token) else ""

    def routes(self) -> Iterable[web.RouteDef]:
        """Return the webhook's route, if there is one."""
        return [web.post(PATH, self._webhook.receive)] if self._webhook else []

    async def run(self, road: Road) -> None:
        """Bring updates to the road until cancelled; return when Telegram does not accept the token."""
        try:
            me = await self._meet()
            courier = Courier(self._client, self._sender, self._pace)
            intake = Intake(me=me, road=road, courier=courier, errands=self._errands)
            self._errands.start(menu.offer(self._client))
            await (self._listen(self._webhook, intake) if self._webhook else self._poll(intake))
        except InvalidToken:
            log.critical("telegram.token_refused", setting="TELEGRAM_TOKEN")

    async def close(self) -> None:
        """Bring the last replies and let go of connections."""
        await self._errands.finish(GRACE)
        await self._client.close_connections()

    async def _meet(self) -> Me:
        account = await _insist(self._client.get_me)
        self._username = account.username or ""
        log.info("telegram.ready", username=self._username)
        return Me(id=account.id, username=self._username)

    async def _poll(self, intake: Intake) -> None:
        await _insist(self._client.delete_webhook)
        await Polling(self._client, intake).run()

    async def _listen(self, webhook: Webhook, intake: Intake) -> None:
        webhook.intake = intake
        while True:
            await _insist(lambda: webhook.announce(self._client))
            await asyncio.sleep(REMINDER)


async def _insist(call: Callable[[], Awaitable[T]]) -> T:
    """Return what the call returns in the end, however long Telegram is away."""
    pause = FIRST_PAUSE
    while True:
        try:
            return await call()
        except InvalidToken:
            raise
        except TelegramError as trouble:
            log.warning("telegram.unreachable", trouble=type(trouble).__name__, pause=pause)
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)
