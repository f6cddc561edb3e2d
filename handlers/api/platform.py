"""The HTTP interface as a place where events come from."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from aiohttp import hdrs, web
from pydantic import ValidationError

from bot.inlet import Inlet
from bot.messages import Address, InteractionReopened
from bot.ports import Overloaded, Undeliverable
from handlers.api import announcing, page, sending
from handlers.api.ending import PLATFORM
from handlers.api.looking import look
from handlers.api.operations import DOCUMENT, HOME, OPERATIONS
from handlers.api.problems import Declined, declined, details, mistake, refusal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from bot.messages import Reply
    from handlers.api.keys import Bearer, Keys
    from handlers.api.operations import Operation


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
        declared = [_route(each, partial(self._serve, each)) for each in OPERATIONS]
        looks = [web.get(HOME, page.home), web.get(DOCUMENT, page.document), web.get(page.STYLE, page.style)]
        return [*declared, *looks, web.route(hdrs.METH_ANY, HOME + "{rest:/.*}", nowhere)]

    async def close(self) -> None:
        """Let go of nothing: the common server holds the connections."""

    async def _serve(self, operation: Operation, request: web.Request) -> web.Response:
        """Return what an operation answers, or why it could not be done."""
        try:
            return await self._answer(operation, request)
        except Declined as why:
            return declined(why)
        except ValidationError as wrong:
            model = operation.sends or operation.asks
            return refusal(422, "invalid", details(wrong, model.model_fields if model else ()))
        except web.HTTPRequestEntityTooLarge:
            return refusal(413, "large", [mistake("large")])
        except Overloaded:
            return refusal(503, "overloaded", [mistake("overloaded")], {"Retry-After": "2"})

    async def _answer(self, operation: Operation, request: web.Request) -> web.Response:
        if not operation.scope:
            return web.json_response({"status": "ok"})
        bearer = self._bearer(request, operation.scope)
        if operation.sends:
            return await sending.take(operation, request, bearer, self.put)
        if operation.asks:
            return await look(request.match_info["name"], request, self.put)
        return await self._reopened(request, bearer)

    def _bearer(self, request: web.Request, scope: str) -> Bearer:
        """Return who may do this; whatever their key does not name is closed to them."""
        if not self._keys:
            raise Declined(403, "closed", field="Authorization")
        bearer = self._keys.bearer(request.headers.get("Authorization", ""))
        if bearer is None:
            raise Declined(401, "unauthorized", field="Authorization", headers={"WWW-Authenticate": "Bearer"})
        if scope not in bearer.scopes:
            raise Declined(403, "scope", field="Authorization", values={"choices": scope})
        return bearer

    async def _reopened(self, request: web.Request, bearer: Bearer) -> web.Response:
        """Take that an interaction goes on: 200 with whether its ask was withdrawn, 404 when nobody knows it."""
        reference, idempotency = request.match_info["reference"], announcing.given(request)
        mark = announcing.digest(f"{bearer.name}:reopened:{reference}:{idempotency}") if idempotency else uuid4()
        told = InteractionReopened(
            id=f"{PLATFORM}:{mark}",
            at=dt.datetime.now(dt.UTC),
            reference=reference,
            where=Address(platform=PLATFORM, chat=f"{PLATFORM}:{mark}"),
        )
        replies = await self.put(told)
        found = replies[0].data if replies else {"interaction": reference, "duplicate": True}
        if "refused" in found:
            raise Declined(404, "reference", field="reference")
        return web.json_response(found)


def _route(operation: Operation, serve: Callable[[web.Request], Awaitable[web.Response]]) -> web.RouteDef:
    return (web.get if operation.method == hdrs.METH_GET else web.post)(operation.route, serve)


async def nowhere(request: web.Request) -> web.Response:
    """Refuse an address that there is not, or a method that it does not take."""
    found = [(await resource.resolve(request))[1] for resource in request.app.router.resources()]
    allowed = sorted(set().union(*found) - {hdrs.METH_ANY})
    if not allowed:
        return refusal(404, "nowhere", [mistake("nowhere")])
    names = ", ".join(allowed)
    return refusal(405, "method", [mistake("method", choices=names)], {"Allow": names})
