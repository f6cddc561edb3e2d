"""What only the page of a bot without a public address offers: a made-up interaction, and a made-up month."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import TYPE_CHECKING, Annotated

import structlog
from aiohttp import web
from pydantic import Field

from bot import languages, taps
from bot.messages import Address, Button, Reply
from handlers.web import demo
from handlers.web.forms import Action, identity, read
from handlers.web.languages import language
from handlers.web.platform import PLATFORM, TEAM
from handlers.web.visitors import same_origin, visitor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.languages import Texts
    from handlers.web.platform import Sample, Web

log = structlog.get_logger("web")

NEXT = ("csat month", "csat month by agent", "csat month by week")
"""Commands worth trying once the sample is there."""


class Ended(Action):
    """An interaction is to end: who served, and the customer's language."""

    agent: Annotated[str, Field(max_length=100)] = ""
    language: Annotated[str, Field(max_length=10)] = ""


class Demo:
    """The routes of the buttons above the panes."""

    def __init__(self, site: Web) -> None:
        self._site = site
        self._loading: asyncio.Task[None] | None = None

    def routes(self) -> Iterable[web.AbstractRouteDef]:
        """Return the routes."""
        return [web.post("/end", self.end), web.post("/sample", self.sample)]

    async def end(self, request: web.Request) -> web.Response:
        """End an interaction of the page's customer, as if a phone system had told us."""
        same_origin(self._site, request)
        wish = await read(request, Ended)
        actor = await visitor(self._site, request, TEAM)
        at, code = dt.datetime.now(dt.UTC), wish.language or language(request)
        event = demo.ended(identity(actor, wish.action), at, actor, agent=wish.agent, language=code)
        for reply in await self._site.put(event):
            self._site.chats.show(reply)
        return web.json_response({})

    async def sample(self, request: web.Request) -> web.Response:
        """Begin to bring the sample in, unless that is under way."""
        same_origin(self._site, request)
        await read(request, Action)
        await visitor(self._site, request, TEAM)
        if self._site.load_sample is None:
            raise web.HTTPNotFound
        if self._loading is None or self._loading.done():
            texts = languages.texts(language(request))
            self._loading = asyncio.create_task(self._load(self._site.load_sample, texts))
        return web.json_response({}, status=202)

    async def _load(self, load: Sample, texts: Texts) -> None:
        chat = self._site.chats.find(TEAM)
        if chat is None or self._site.road is None:
            return
        chat.progress(0, 1)
        try:
            count = await load(self._site.road, chat.progress)
            reply = _done(texts, count)
        except Exception as trouble:  # noqa: BLE001 - shown to whoever waits, and logged once
            log.error("web.sample_failed", trouble=type(trouble).__name__)  # noqa: TRY400 - the content may be personal
            reply = Reply(to=Address(platform=PLATFORM, chat=TEAM), text=texts("web.sample.failed"))
        chat.progress(1, 1)
        self._site.chats.show(reply)


def _done(texts: Texts, count: int) -> Reply:
    buttons = tuple((Button(label=f"/{words}", data=taps.command(words)),) for words in NEXT)
    to = Address(platform=PLATFORM, chat=TEAM)
    return Reply(
        to=to, title=texts("web.sample.title"), text=texts("web.sample.done", n=count), buttons=(sum(buttons, ()),)
    )
