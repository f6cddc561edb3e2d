"""The port that all platforms share, and the page on it."""

from __future__ import annotations

import asyncio
import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import structlog

from bot.cli import tell, texts
from bot.cli._workspace import WEB

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import AsyncExitStack
    from zoneinfo import ZoneInfo

    from bot.ports import Platform, Road
    from bot.settings import Settings
    from storage import Storage
    from storage.shown import Shown

log = structlog.get_logger("bot")


async def listen(chosen: Settings, held: Storage, platforms: Mapping[str, Platform], stack: AsyncExitStack) -> None:
    """Serve the routes of all platforms on one port, and say where the page is."""
    from handlers.web import Web, serve

    routes = [route for platform in platforms.values() for route in platform.routes()]
    fixed = "port" in chosen.model_fields_set
    address = await stack.enter_async_context(serve(chosen.listen_host, chosen.port, routes, fixed=fixed))
    web = platforms.get(WEB)
    if isinstance(web, Web):
        web.address = address
        web.load_sample = partial(_sample, chosen.zone)
        web.recall = partial(_shown, held)
    tell(texts()("cli.serve.page", url=chosen.public_url or address))


async def _shown(held: Storage, most: int) -> Sequence[Shown]:
    """Return what was sent to the team's page; nothing while the database does not answer."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        return await asyncio.to_thread(held.shown, most)
    except SQLAlchemyError as trouble:
        log.warning("page.forgetful", trouble=type(trouble).__name__)
        return ()


async def _sample(zone: ZoneInfo, road: Road, show: Callable[[int, int], None]) -> int:
    from handlers.files.sample import load_sample

    return await load_sample(road, zone, dt.datetime.now(dt.UTC), show)
