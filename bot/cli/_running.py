"""What runs until the operator says stop."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterable

    from bot.ports import Platform, Road

PAUSE = 5.0
"""Seconds before a platform that broke is started again."""

log = structlog.get_logger("bot")


async def keep_running(platform: Platform, road: Road) -> None:
    """Have a platform listen; one that breaks is started again after a pause."""
    while True:
        try:
            await platform.run(road)
        except Exception:
            log.exception("platform.broke", platform=platform.name, again_in=PAUSE)
            await asyncio.sleep(PAUSE)
        else:
            return


def stop_signal() -> asyncio.Event:
    """Return what is set when the operator says stop."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    return stop


async def until(stop: asyncio.Event, work: Iterable[Coroutine[None, None, None]]) -> None:
    """Run the work until the operator says stop."""
    tasks = [asyncio.create_task(one) for one in work]
    await stop.wait()
    log.info("bot.stopping")
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
