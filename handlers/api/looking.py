"""An indicator over HTTP: what ``python bot.py say`` prints, for dashboards and scripts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Literal
from uuid import uuid4

from aiohttp import web
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from bot import indicators
from bot.messages import Actor, Address, Commanded
from bot.periods.vocabulary import DIMENSIONS
from handlers.api.ending import PLATFORM, Body, Word
from handlers.api.problems import Declined

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.messages import Event, Reply

READER = Actor(platform=PLATFORM, person="reader")
"""Whoever holds a key that may read; only keys become this actor."""
HERE = Address(platform=PLATFORM, chat="reader")


def _unquoted(text: str) -> str:
    if set(text) & set('"“”„«»='):
        raise PydanticCustomError("quotes", "quotes")
    return text


Plain = Annotated[Word, AfterValidator(_unquoted)]


class Look(Body):
    """Which number: the words that would follow the command, each in a parameter of its own."""

    period: Plain = ""
    by: Plain = ""
    vs: Literal["", "previous", "target"] = ""
    agent: Plain = ""
    area: Plain = ""
    team: Plain = ""
    channel: Plain = ""
    product: Plain = ""
    language: Plain = ""
    kind: Plain = ""
    contract: Plain = ""
    segment: Plain = ""

    @property
    def words(self) -> str:
        """The same as one would type it."""
        filters = [f'{name}="{value}"' for name in DIMENSIONS if (value := getattr(self, name, ""))]
        clauses = [f"{word} {value}" for word in ("by", "vs") if (value := getattr(self, word))]
        return " ".join(filter(None, (self.period, *filters, *clauses)))


async def look(name: str, request: web.Request, put: Callable[[Event], Awaitable[Sequence[Reply]]]) -> web.Response:
    """
    Return an indicator's reading.

    Raises:
        pydantic.ValidationError: there is no such parameter, or it is too long.
        Declined: there is no such indicator, or a word is not understood.
    """
    if name not in indicators.known():
        raise Declined(404, "indicator", field="name", values={"choices": ", ".join(indicators.known())})
    asked = Look.model_validate(dict(request.query))
    now = dt.datetime.now(dt.UTC)
    event = Commanded(id=f"{PLATFORM}:{uuid4()}", at=now, actor=READER, where=HERE, name=name, words=asked.words)
    reply = (await put(event))[0]
    if "refused" in reply.data:
        raise Declined(422, "words", field=_field(asked, reply), values={"detail": reply.text})
    return web.json_response({**reply.data, "title": reply.title, "text": reply.text})


def _field(asked: Look, reply: Reply) -> str:
    """Return the parameter that a refusal is about: the one whose value it repeats."""
    given = {name: value for name, value in asked if value}
    named = (name for name, value in given.items() if value.casefold() in reply.text.casefold())
    return next(named, next(iter(given), "period"))
