"""Slack as a platform: one place for all its parts."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog
from aiohttp import web

from handlers.slack import signed, socket_mode
from handlers.slack.answers import Answers
from handlers.slack.application import application
from handlers.slack.client import Client
from handlers.slack.listening import Listener
from handlers.slack.modals import Modals
from handlers.slack.people import PLATFORM, People
from handlers.slack.sending import Sender

if TYPE_CHECKING:
    from collections.abc import Iterable

    from slack_bolt.async_app import AsyncApp

    from bot.messages import Reply
    from bot.ports import Road
    from handlers.slack.settings import Settings

log = structlog.get_logger("slack")


class Office:
    """What exists once there is an event loop."""

    def __init__(self, settings: Settings) -> None:
        self.client = Client(settings)
        self.people = People(self.client)
        self.sender = Sender(self.client)
        self.answers = Answers(self.sender)
        self.listener = Listener(self.people, self.answers, Modals(self.client.web))
        self.app: AsyncApp = application(self.client, self.listener)

    async def close(self) -> None:
        """Finish answering and let go of connections."""
        await self.answers.close()
        await self.people.close()
        await self.client.close()


class Slack:
    """One workspace's Slack, by Socket Mode when there is an app-level token, by signed HTTP otherwise."""

    name = PLATFORM
    opens_chats = True

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._office: Office | None = None
        self._listening = False

    async def deliver(self, reply: Reply) -> str:
        """
        Send or edit one message and return its id, ``channel:ts``.

        Raises:
            Undeliverable: it never will arrive.
            TryLater: it may arrive later.

        """
        return await self._open().sender.deliver(reply)

    def link(self, token: str) -> str:  # noqa: ARG002 - the port's signature
        """Return the empty string: nothing in Slack opens a bot with a parameter."""
        return ""

    def routes(self) -> Iterable[web.RouteDef]:
        """Return the address of signed requests, or nothing in Socket Mode."""
        if self._settings.app_token:
            return ()
        return (web.post(signed.PATH, signed.receiver(self._ready, self._settings.signing_secret)),)

    async def run(self, road: Road) -> None:
        """Bring events to the road until cancelled."""
        office = self._open()
        await office.people.refresh_groups()
        office.listener.road = road
        self._listening = True
        log.info("slack.listening", socket=bool(self._settings.app_token))
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(office.people.watch_groups())
                if self._settings.app_token:
                    tasks.create_task(socket_mode.listen(office.app, self._settings.app_token, office.client.web))
        finally:
            self._listening = False

    async def close(self) -> None:
        """Let go of connections, after the answers that are under way."""
        if self._office:
            await self._office.close()

    def _open(self) -> Office:
        if self._office is None:
            self._office = Office(self._settings)
        return self._office

    def _ready(self) -> AsyncApp | None:
        return self._office.app if self._office and self._listening else None
