"""``python bot.py``: everything is put together here, and kept going until the operator says stop."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from threading import Thread
from typing import TYPE_CHECKING

import structlog

from bot import sentiment, settings
from bot.cli._page import listen
from bot.cli._running import keep_running, stop_signal, until
from bot.cli._workspace import bot, connected
from bot.ports import Undeliverable

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from bot.languages import Texts
    from bot.messages import Reply
    from bot.ports import Platform
    from bot.settings import Settings

log = structlog.get_logger("bot")


def add_arguments(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Take no arguments."""


def run(arguments: argparse.Namespace) -> int:  # noqa: ARG001 - the same for each verb
    """Run the bot until SIGTERM or SIGINT; 0 when all that was under way is done."""
    from bot.cli import _logging

    chosen = settings.load()
    _logging.configure()
    asyncio.run(serve(chosen))
    return 0


async def serve(chosen: Settings) -> None:
    """Open storage, connect every configured platform, and hand events on until told to stop."""
    import storage

    stop = stop_signal()
    platforms = connected(chosen.public_url)
    post = _Post(platforms)
    async with AsyncExitStack() as stack:
        held = storage.open(chosen.database_url, chosen.zone)
        stack.callback(held.close)
        for platform in platforms.values():
            stack.push_async_callback(platform.close)
        road = held.road(bot(chosen, platforms), post.deliver)
        await road.start()
        stack.push_async_callback(road.drain)
        await listen(chosen, held, platforms, stack)
        outbox = held.outbox(road, post.deliver)
        running = [keep_running(platform, road) for platform in platforms.values()]
        await until(stop, [*running, outbox.run(), held.agenda(road).run()])
    log.info("bot.stopped")


class _Post:
    """Finds the platform that a message is for; once somebody is asked, comments are to be expected."""

    def __init__(self, platforms: Mapping[str, Platform]) -> None:
        self._platforms = platforms
        self._ready: Thread | None = None

    async def deliver(self, reply: Reply) -> str:
        platform = self._platforms.get(reply.to.platform)
        if platform is None:
            raise Undeliverable("undeliverable.platform")
        message = await platform.deliver(reply)
        if self._ready is None and any(button.data.startswith("r:") for row in reply.buttons for button in row):
            self._ready = Thread(target=sentiment.warm, name="sentiment", daemon=True)
            self._ready.start()
        return message
