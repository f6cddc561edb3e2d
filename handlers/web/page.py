"""The page itself: both panes of a bot without a public address, and what they show live."""

from __future__ import annotations

import asyncio
import json
from contextlib import ExitStack
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web

from handlers.web import demo
from handlers.web.languages import choices, language
from handlers.web.news import Listener
from handlers.web.platform import GUEST, TEAM
from handlers.web.shield import STREAMS, TIMEOUT
from handlers.web.templates import Markup, element, fill, page
from handlers.web.visitors import at_home, visitor
from handlers.web.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.messages import Reply
    from handlers.web.chats import Chat
    from handlers.web.platform import Web

HEARTBEAT = 15.0
"""Seconds between comments on a silent stream, so that nobody on the way hangs up."""
DRAWN = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'", "Cache-Control": "no-cache"}
"""A drawing may bring its own styles, and nothing else."""
STREAMED = {"Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"}
"""Nobody on the way may keep a stream back."""
MOST = 4
"""Chats one stream may name."""
LONGEST = 3600.0
"""Seconds until a stream ends and the browser comes back, and is looked at anew."""


class Page:
    """The routes of what is looked at."""

    def __init__(self, site: Web) -> None:
        self._site = site

    def routes(self) -> Iterable[web.AbstractRouteDef]:
        """Return the routes."""
        return [
            web.get("/", self.home),
            web.get("/events", self.events),
            web.get("/chart/{chat}/{message}.svg", self.chart),
            web.get("/file/{chat}/{message}.csv", self.file),
            web.static("/static", Path(str(files("handlers.web") / "static"))),
        ]

    async def home(self, request: web.Request) -> web.Response:
        """Return both panes; with a public address only who this is, and nothing of the team."""
        code = language(request)
        if self._site.public_url:
            return page("public", code, kind="sheet")
        at_home(request)
        return page(
            "home",
            code,
            kind="desk",
            languages=_links(code),
            guest=pane(code, GUEST),
            team=pane(code, TEAM),
            agents=_options(demo.agents(), ""),
            customers=_options(choices(), code),
            sample=fill("sample", code) if self._site.load_sample else Markup(),
        )

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Stream what happens in the chats the address names, the history first."""
        seats = [await self._seat(request, name) for name in request.query.getall("chat", [""])[:MOST]]
        await self._site.remember()
        TIMEOUT.get().reschedule(asyncio.get_running_loop().time() + LONGEST)
        return await _stream(request, seats)

    async def chart(self, request: web.Request) -> web.Response:
        """Return a message's picture."""
        from bot.charts import svg

        picture = (await self._reply(request)).picture
        if picture is None:
            raise web.HTTPNotFound
        return web.Response(text=svg(picture), content_type="image/svg+xml", headers=DRAWN)

    async def file(self, request: web.Request) -> web.Response:
        """Return a message's document."""
        document = (await self._reply(request)).file.encode("utf-8-sig")
        headers = {"Content-Disposition": 'attachment; filename="afterword.csv"', "Cache-Control": "no-store"}
        return web.Response(body=document, content_type="text/csv", charset="utf-8", headers=headers)

    async def _reply(self, request: web.Request) -> Reply:
        chat, person = await self._seat(request, request.match_info["chat"])
        message = chat.find(request.match_info["message"], person)
        if message is None or message.reply is None:
            raise web.HTTPNotFound
        return message.reply

    async def _seat(self, request: web.Request, name: str) -> tuple[Chat, str]:
        """Return a chat, and who the browser is in it."""
        actor = await visitor(self._site, request, name)
        chat = self._site.chats.find(name)
        if chat is None:
            raise web.HTTPForbidden
        return chat, actor.person


def pane(code: str, chat: str) -> Markup:
    """Return one chat's pane."""
    return fill(chat, code, words=json.dumps(words(code), ensure_ascii=False))


async def _stream(request: web.Request, seats: list[tuple[Chat, str]]) -> web.StreamResponse:
    response = web.StreamResponse(headers=STREAMED)
    await response.prepare(request)
    listener = Listener()
    request.app[STREAMS].add(listener.end)
    try:
        with ExitStack() as stack:
            for chat, person in seats:
                stack.enter_context(chat.heard(listener, person))
            async for line in listener.lines(HEARTBEAT):
                await response.write(line)
    except (ConnectionError, TimeoutError):
        pass
    finally:
        request.app[STREAMS].discard(listener.end)
    return response


def _links(code: str) -> Markup:
    here = {"aria_current": "true"}
    links = (
        element("a", name, href=f"?language={other}", lang=other, hreflang=other, **(here if other == code else {}))
        for other, name in choices().items()
    )
    return Markup("".join(links))


def _options(named: dict[str, str], chosen: str) -> Markup:
    marked = {"selected": ""}
    return Markup(
        "".join(element("option", name, value=key, **(marked if key == chosen else {})) for key, name in named.items())
    )
