"""``python bot.py``: everything is put together here, and kept going until the operator says stop."""

from __future__ import annotations

import asyncio
import datetime as dt
import signal
from contextlib import AsyncExitStack
from functools import partial
from typing import TYPE_CHECKING

import structlog

from bot import discovery, settings
from bot.cli import tell, texts
from bot.ports import Undeliverable

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
    from zoneinfo import ZoneInfo

    from bot.core import FeedbackBot
    from bot.languages import Texts
    from bot.messages import Reply
    from bot.ports import Platform, Road
    from bot.settings import Settings
    from storage import Storage
    from storage.shown import Shown

log = structlog.get_logger("bot")

PAUSE = 5.0
"""Seconds before a platform that broke is started again."""
WEB = "web"


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

    stop = _stop_signal()
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
        await _listen(chosen, held, platforms, stack)
        outbox = held.outbox(road, post.deliver)
        running = [_keep_running(platform, road) for platform in platforms.values()]
        await _until(stop, [*running, outbox.run(), held.agenda(road).run()])
    log.info("bot.stopped")


def connected(public_url: str) -> dict[str, Platform]:
    """Return every platform that is configured, by its name."""
    modules = [module for module in discovery.modules("handlers") if hasattr(module, "connect")]
    found = (module.connect(public_url) for module in modules)
    return {platform.name: platform for platform in found if platform}


def bot(chosen: Settings, platforms: Mapping[str, Platform]) -> FeedbackBot:
    """Return the bot for this workspace; without a public address whoever sits at this machine is an admin."""
    from bot.asks.quiet import hours
    from bot.core import FeedbackBot
    from bot.messages import Address
    from bot.model import Role
    from bot.survey import surveys
    from bot.workspace import Workspace
    from handlers.api import READER

    team = Address(platform=WEB, chat="team")
    alone = not chosen.public_url

    def links(token: str) -> dict[str, str]:
        urls = {name: platform.link(token) for name, platform in platforms.items()}
        return {name: url for name, url in urls.items() if url}

    workspace = Workspace(
        zone=chosen.zone,
        language=chosen.workspace_language,
        company=chosen.company.strip(),
        roles=chosen.roles | {READER.subject: Role.LEAD} | ({f"{WEB}:{team.chat}": Role.ADMIN} if alone else {}),
        team_chats=(*chosen.chats, team),
        surveys=surveys(chosen.surveys_folder),
        links=links,
        platforms={name: platform.opens_chats for name, platform in platforms.items()},
        page=chosen.public_url,
        hours=chosen.hours,
        quiet=hours(chosen.quiet_hours),
        pause=dt.timedelta(days=chosen.ask_pause_days),
        detect=_language,
    )
    return FeedbackBot(workspace)


def _language(text: str) -> str:
    from bot.sentiment.language import language_of

    return language_of(text)


class _Post:
    """Finds the platform that a message is for."""

    def __init__(self, platforms: Mapping[str, Platform]) -> None:
        self._platforms = platforms

    async def deliver(self, reply: Reply) -> str:
        platform = self._platforms.get(reply.to.platform)
        if platform is None:
            raise Undeliverable("undeliverable.platform")
        return await platform.deliver(reply)


async def _listen(chosen: Settings, held: Storage, platforms: Mapping[str, Platform], stack: AsyncExitStack) -> None:
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


async def _keep_running(platform: Platform, road: Road) -> None:
    while True:
        try:
            await platform.run(road)
        except Exception:
            log.exception("platform.broke", platform=platform.name, again_in=PAUSE)
            await asyncio.sleep(PAUSE)
        else:
            return


def _stop_signal() -> asyncio.Event:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    return stop


async def _until(stop: asyncio.Event, work: Iterable[Coroutine[None, None, None]]) -> None:
    """Run the work until the operator says stop."""
    tasks = [asyncio.create_task(one) for one in work]
    await stop.wait()
    log.info("bot.stopping")
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
