"""The team's side of a bot with a public address: a one-time link becomes a session."""

from __future__ import annotations

import datetime as dt
import re
import secrets
import time
from typing import TYPE_CHECKING
from uuid import uuid4

from aiohttp import web

from bot import languages
from bot.messages import Actor, Address, Commanded
from handlers.web.guesses import Guesses, place
from handlers.web.languages import language
from handlers.web.page import pane
from handlers.web.platform import PLATFORM, TEAM
from handlers.web.templates import page
from handlers.web.visitors import COOKIE, same_origin, visitor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.messages import Reply
    from handlers.web.platform import Web

TOKEN = re.compile(r"[\w-]{12,64}", re.ASCII)
HOURS_12 = 12 * 60 * 60


class Doors:
    """The routes from a one-time link to the team's pane."""

    def __init__(self, site: Web) -> None:
        self._site = site
        self._guesses = Guesses()

    def routes(self) -> Iterable[web.AbstractRouteDef]:
        """Return the routes."""
        return [
            web.get("/team", self.home),
            web.get("/team/{token}", self.door),
            web.post("/team/{token}", self.enter),
        ]

    async def home(self, request: web.Request) -> web.Response:
        """Return the team's pane, or how to get in."""
        code = language(request)
        try:
            await visitor(self._site, request, TEAM)
        except web.HTTPForbidden:
            return _note(code, languages.texts(code)("web.door.closed"), status=403)
        return page("channel", code, kind="desk single", team=pane(code, TEAM))

    async def door(self, request: web.Request) -> web.Response:
        """Return the page whose button spends the link; looking does not, since link scanners look too."""
        return page("door", language(request), kind="sheet")

    async def enter(self, request: web.Request) -> web.Response:
        """Spend the link and open the session."""
        same_origin(self._site, request)
        if self._guesses.too_many(place(request), time.monotonic()):
            raise web.HTTPTooManyRequests(headers={"Retry-After": "600"})
        session = secrets.token_urlsafe(32)
        reply = await self._spend(request, session)
        if reply is None or not reply.data.get("entered"):
            self._guesses.missed(place(request), time.monotonic())
            text = reply.text if reply else languages.texts(language(request))("web.door.closed")
            return _note(language(request), text, status=410)
        response = web.Response(status=303, headers={"Location": "/team"})
        response.set_cookie(COOKIE, session, max_age=HOURS_12, httponly=True, secure=True, samesite="Strict", path="/")
        return response

    async def _spend(self, request: web.Request, session: str) -> Reply | None:
        token = request.match_info["token"]
        if not TOKEN.fullmatch(token):
            return None
        actor = Actor(platform=PLATFORM, person=session, locale=language(request))
        where = Address(platform=PLATFORM, chat=TEAM)
        now = dt.datetime.now(dt.UTC)
        event = Commanded(id=f"web:{uuid4()}", at=now, actor=actor, where=where, name="enter", words=token)
        return next(iter(await self._site.put(event)), None)


def _note(code: str, text: str, *, status: int) -> web.Response:
    return page("note", code, kind="sheet", status=status, text=text)
