"""One ask behind its link: a page that works without scripts, where looking never counts."""

from __future__ import annotations

import datetime as dt
import re
import time
from typing import TYPE_CHECKING
from uuid import uuid4

from aiohttp import web

from bot import languages
from bot.messages import Actor, Commanded
from handlers.web.given import given, seat
from handlers.web.guesses import Guesses, place
from handlers.web.languages import language
from handlers.web.platform import PLATFORM
from handlers.web.questions import question
from handlers.web.templates import page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.messages import Reply
    from handlers.web.platform import Web

TOKEN = re.compile(r"[\w-]{12,64}", re.ASCII)
"""What a token looks like; shorter names are chats of the page."""

STATUS = {"rate.unknown": 404, "rate.not_yours": 403, "rate.expired": 410}

MARKS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}


class Surveys:
    """The routes of survey pages."""

    def __init__(self, site: Web) -> None:
        self._site = site
        self._guesses = Guesses()

    def routes(self) -> Iterable[web.AbstractRouteDef]:
        """Return the routes."""
        return [web.get("/s/{token}", self.look), web.post("/s/{token}", self.answer)]

    async def look(self, request: web.Request) -> web.Response:
        """Return the page with the question that is open."""
        actor = self._bearer(request)
        return await self._show(request, actor)

    async def answer(self, request: web.Request) -> web.Response:
        """Take an answer to the road and return the page with what follows."""
        actor, form = self._bearer(request), await _form(request)
        event = given(form, actor)
        replies = await self._site.put(event) if event else ()
        if not replies:
            return await self._show(request, actor)
        return self._page(request, replies[-1], " ".join(form.get("language", [])))

    async def _show(self, request: web.Request, actor: Actor) -> web.Response:
        """Ask the core for the open question; that changes nothing."""
        id_, token = f"web:{uuid4()}", actor.person
        start = Commanded(id=id_, at=_now(), actor=actor, where=seat(actor), name="start", words=token)
        replies = await self._site.put(start)
        if not replies:
            raise web.HTTPServiceUnavailable(headers={"Retry-After": "2"})
        return self._page(request, replies[-1])

    def _page(self, request: web.Request, reply: Reply, code: str = "") -> web.Response:
        status = STATUS.get(reply.data.get("refused", ""), 200)
        if status == web.HTTPNotFound.status_code:
            self._guesses.missed(place(request), time.monotonic())
        spoken = languages.nearest(str(reply.data.get("language", "")), code, default=language(request))
        title = languages.texts(spoken)("web.survey.title")
        response = page("survey", spoken, kind="sheet", status=status, title=title, question=question(reply, spoken))
        response.headers.update(MARKS)
        return response

    def _bearer(self, request: web.Request) -> Actor:
        """
        Return who bears the token in the address.

        Raises:
            HTTPTooManyRequests: too many wrong tokens came from there.
            HTTPNotFound: it is no token.

        """
        if self._guesses.too_many(place(request), time.monotonic()):
            raise web.HTTPTooManyRequests(headers={"Retry-After": "600"})
        token = request.match_info["token"]
        if not TOKEN.fullmatch(token):
            raise web.HTTPNotFound
        return Actor(platform=PLATFORM, person=token, locale=language(request))


async def _form(request: web.Request) -> dict[str, list[str]]:
    """Return what was sent, by name."""
    sent = await request.post()
    return {name: [value for value in sent.getall(name) if isinstance(value, str)] for name in sent}


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
