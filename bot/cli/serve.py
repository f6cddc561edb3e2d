"""``python bot.py``: everything is put together here, and kept going until the operator says stop."""

from __future__ import annotations

import asyncio
import signal
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from bot import discovery, settings
from bot.cli import say, texts

if TYPE_CHECKING:
    import argparse

    from bot.languages import Texts
    from bot.messages import Reply
    from bot.ports import Platform, Road
    from bot.settings import Settings

PAUSE = 5.0
"""Seconds before a platform that broke is started again."""


def add_arguments(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Take no arguments."""


def run(arguments: argparse.Namespace) -> int:  # noqa: ARG001 - the same for each verb
    """Run the bot until SIGTERM or SIGINT; 0 when all that was under way is done."""
    from bot.cli import _logging

    _logging.configure()
    asyncio.run(serve(settings.load()))
    return 0


async def serve(chosen: Settings) -> None:
    """Open storage, connect every configured platform, and hand events on until told to stop."""
    import storage

    stop = _stopped()
    async with AsyncExitStack() as stack:
        held = stack.enter_context(storage.opened(chosen.database_url, chosen.zone))
        platforms = connected(chosen.public_url)
        bot = _bot(chosen, platforms)
        road = await stack.enter_async_context(held.road(bot, _Post(platforms).deliver))
        await stack.enter_async_context(_server(chosen, platforms, road))
        running = [asyncio.create_task(_keep_running(platform, road)) for platform in platforms.values()]
        await stop.wait()
        await _end(running, platforms)


def connected(public_url: str) -> dict[str, Platform]:
    """Return every platform that is configured, by its name."""
    modules = [module for module in discovery.modules("handlers") if hasattr(module, "connect")]
    found = (module.connect(public_url) for module in modules)
    return {platform.name: platform for platform in found if platform}
