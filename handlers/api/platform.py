"""The HTTP interface as a place where events come from."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from aiohttp import web
from pydantic import ValidationError

from bot.inlet import Inlet
from bot.ports import Overloaded, Undeliverable
from handlers.api import batches
from handlers.api.bodies import Facts, Happening
from handlers.api.ending import PLATFORM, Ending, event, identity, named, reopening
from handlers.api.problems import Declined, details, refusal
from handlers.api.repeating import compare, question

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterable, Sequence

    from pydantic import BaseModel

    from bot.messages import Reply
    from handlers.api.bodies import Item
    from handlers.api.keys import Keys

LONGEST_KEY = 200
"""Characters of an ``Idempotency-Key``."""
UNASKED = {"asked": False, "links": {}}


class Api(Inlet):
    """Takes what other systems say to the road, and answers with what became of it."""

    name = PLATFORM
    opens_chats = False

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        self._keys = keys

    async def deliver(self, reply: Reply) -> str:  # noqa: ARG002 - the same for each platform
        """
        Deliver nothing: who asked has been answered, and nobody listens.

        Raises:
            Undeliverable: always.
        """
        raise Undeliverable("api.nobody")

    def link(self, token: str) -> str:  # noqa: ARG002 - the same for each platform
        """Return nothing: nobody answers an ask here."""
        return ""

    def routes(self) -> Iterable[web.RouteDef]:
        """Return the routes."""
        return [
            web.get("/api/health", self.health),
            web.post("/api/interactions", self.interactions),
            web.post("/api/interactions/{reference:.+}/reopened", self.reopened),
            web.post("/api/customers", self.customers),
            web.post("/api/events", self.events),
        ]

    async def close(self) -> None:
        """Let go of nothing: the common server holds the connections."""

    async def health(self, request: web.Request) -> web.Response:  # noqa: ARG002 - aiohttp's signature
        """Return that the program runs."""
        return web.json_response({"status": "ok"})

    async def interactions(self, request: web.Request) -> web.Response:
        """Take the end of an interaction: 201 with what became of it, 200 when it was known."""
        return await _answered(self._ended(request))

    async def reopened(self, request: web.Request) -> web.Response:
        """Take that an interaction goes on: 200 with whether its ask was withdrawn, 404 when nobody knows it."""
        return await _answered(self._reopened(request))

    async def customers(self, request: web.Request) -> web.Response:
        """Take what is known of a customer, or of up to 1,000."""
        return await _answered(self._taken(Facts, request), Facts)

    async def events(self, request: web.Request) -> web.Response:
        """Take what happened with a customer, or up to 1,000 such events."""
        return await _answered(self._taken(Happening, request), Happening)

    async def _taken(self, kind: type[Item], request: web.Request) -> web.Response:
        return await batches.take(kind, request, self.put, self._key(request), _idempotency(request))

    async def _ended(self, request: web.Request) -> web.Response:
        key, idempotency = self._key(request), _idempotency(request)
        ending = Ending.model_validate_json(await request.read())
        return await self._end(ending, identity(ending, key, idempotency), keyed=bool(idempotency))

    async def _reopened(self, request: web.Request) -> web.Response:
        key, idempotency = self._key(request), _idempotency(request)
        told = reopening(request.match_info["reference"], key, idempotency, dt.datetime.now(dt.UTC))
        replies = await self.put(told)
        found = replies[0].data if replies else {"interaction": told.reference, "duplicate": True}
        if "refused" in found:
            raise Declined(404, "reference")
        return web.json_response(found)

    def _key(self, request: web.Request) -> str:
        if not self._keys:
            raise Declined(403, "closed")
        name = self._keys.name(request.headers.get("Authorization", ""))
        if not name:
            raise Declined(401, "unauthorized", {"WWW-Authenticate": "Bearer"})
        return name

    async def _end(self, ending: Ending, id_: str, *, keyed: bool) -> web.Response:
        now = dt.datetime.now(dt.UTC)
        told = event(ending, id_, now)
        replies = await self.put(told)
        if not replies:
            return web.json_response(await self._again(ending, id_, now, keyed=keyed))
        if not ending.ask:
            return web.json_response({"interaction": told.interaction.id, **UNASKED}, status=201)
        if not replies[0].data:  # it failed and is kept for another try
            return web.json_response({"interaction": told.interaction.id, "kept": True}, status=202)
        return web.json_response(_became(replies), status=201)

    async def _again(self, ending: Ending, id_: str, now: dt.datetime, *, keyed: bool) -> dict[str, Any]:
        """Return what became of a known interaction: telling the core again changes nothing, and it answers."""
        interaction = named(ending, id_)
        if keyed:
            (facts,) = await self.put(question(interaction, now))
            compare(ending, facts.data)
        if not ending.ask:
            return {"interaction": interaction, **UNASKED, "duplicate": True}
        again = event(ending.model_copy(update={"reference": interaction}), f"api:{uuid4()}", now)
        return {"interaction": interaction, **_became(await self.put(again)), "duplicate": True}


def _became(replies: Sequence[Reply]) -> dict[str, Any]:
    """
    Return what the core says became of an interaction.

    Raises:
        Declined: it is somebody else's.
    """
    found = replies[0].data if replies else {}
    if "refused" in found:
        raise Declined(409, "taken")
    return found


def _idempotency(request: web.Request) -> str:
    given = request.headers.get("Idempotency-Key", "")
    if len(given) > LONGEST_KEY:
        raise Declined(400, "idempotency")
    return given


async def _answered(work: Awaitable[web.Response], body: type[BaseModel] = Ending) -> web.Response:
    """Return what the work returns, or why it could not be done; ``body`` is what is to be sent."""
    try:
        return await work
    except Declined as declined:
        return refusal(declined.status, declined.error, headers=declined.headers)
    except ValidationError as wrong:
        return refusal(422, "invalid", details(wrong, body.model_fields))
    except web.HTTPRequestEntityTooLarge:
        return refusal(413, "large")
    except Overloaded:
        return refusal(503, "overloaded", headers={"Retry-After": "2"})
