"""What a browser does in a chat: types, gives a command, presses a button."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated
from uuid import uuid4

from aiohttp import web
from pydantic import Field

from bot import taps
from bot.messages import Actor, Address, Commanded, Typed
from handlers.web.chats import Message
from handlers.web.forms import Action, identity, read
from handlers.web.platform import GUEST, PLATFORM, TEAM
from handlers.web.visitors import same_origin, visitor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.messages import Rated, Reply
    from handlers.web.platform import Web

Word = Annotated[str, Field(max_length=100)]


class Said(Action):
    """A line that was typed, or the data of a button that was pressed under a message."""

    chat: Word
    text: Annotated[str, Field(max_length=8000)] = ""
    tap: Word = ""
    message: Word = ""


class Actions:
    """The routes of what is done."""

    def __init__(self, site: Web) -> None:
        self._site = site

    def routes(self) -> Iterable[web.AbstractRouteDef]:
        """Return the routes."""
        return [web.post("/say", self.say), web.post("/hello", self.hello)]

    async def say(self, request: web.Request) -> web.Response:
        """Take a line or a tap to the road; what comes of it is shown in the chat."""
        same_origin(self._site, request)
        said = await read(request, Said)
        actor = await visitor(self._site, request, said.chat)
        line = _line(said)
        event = _event(said, line, actor)
        if event is None:
            raise web.HTTPBadRequest
        replies = await self._site.put(event)
        if line:
            self._echo(said, line, event.id, actor.person)
        return web.json_response({"hint": self._show(replies, actor)})

    async def hello(self, request: web.Request) -> web.Response:
        """Let the core show the customer what is still open, once after each start of the bot."""
        same_origin(self._site, request)
        await read(request, Action)
        actor = await visitor(self._site, request, GUEST)
        chat = self._site.chats.find(GUEST)
        if chat and not chat.greeted:
            chat.greeted = True
            where = Address(platform=PLATFORM, chat=GUEST)
            look = Commanded(id=f"web:{uuid4()}", at=dt.datetime.now(dt.UTC), actor=actor, where=where, name="look")
            self._show(await self._site.put(look), actor)
        return web.json_response({})

    def _echo(self, said: Said, line: str, id_: str, person: str) -> None:
        chat = self._site.chats.find(said.chat)
        if chat and chat.find(id_, person) is None:
            now = dt.datetime.now(dt.UTC)
            chat.keep(Message(id=id_, at=now, text=line, only=person, action=str(said.action)))

    def _show(self, replies: Sequence[Reply], actor: Actor) -> str:
        """Show the replies and return what is only said in passing."""
        for reply in replies:
            self._site.chats.show(reply, only=actor.person if reply.private else "")
        return " ".join(reply.hint for reply in replies if reply.hint)


def _line(said: Said) -> str:
    """Return what was typed; in the team's channel a command behind a button reads as if it had been typed."""
    if said.chat == TEAM and said.tap.startswith("c:"):
        return f"/{said.tap[2:].strip()}"
    return said.text.strip()


def _event(said: Said, line: str, actor: Actor) -> Typed | Commanded | Rated | None:
    id_, at = identity(actor, said.action), dt.datetime.now(dt.UTC)
    where = Address(platform=PLATFORM, chat=said.chat, message="" if line else said.message)
    if not line:
        return taps.read(said.tap, id=id_, at=at, actor=actor, where=where)
    if line.startswith("/") and line.strip("/ "):
        return taps.commanded(line, id=id_, at=at, actor=actor, where=where)
    return Typed(id=id_, at=at, actor=actor, where=where, text=said.text)
