"""What is sent, one or many at a time: read whole, told to the core, and answered."""

from __future__ import annotations

import asyncio
import datetime as dt
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from aiohttp import web

from bot.recording import UNCHANGED
from handlers.api import announcing
from handlers.api.bodies import Facts, Happening, items
from handlers.api.ending import PLATFORM, Ending, event
from handlers.api.operations import LARGEST
from handlers.api.problems import Declined

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.messages import Event, Reply
    from handlers.api.bodies import Item
    from handlers.api.keys import Bearer
    from handlers.api.operations import Operation

    Put = Callable[[Event], Awaitable[Sequence[Reply]]]

Became = tuple[HTTPStatus, dict[str, Any]]
"""What became of one, as a status and as JSON."""
UNASKED = {"asked": False, "links": {}}
TELLING = (HTTPStatus.ACCEPTED, HTTPStatus.CREATED, HTTPStatus.OK)
"""Of several statuses the first one here tells of them all."""


async def take(operation: Operation, request: web.Request, bearer: Bearer, put: Put) -> web.Response:
    """
    Return what became of each that was sent: 202 when one is kept for later, else 201 when one was new, else 200.

    Raises:
        pydantic.ValidationError: something is wrong with one of them; nothing was kept.
        Declined: none of them can be taken.
        bot.ports.Overloaded: some may not have been kept.
    """
    idempotency = announcing.given(request)
    body = await request.clone(client_max_size=LARGEST).read()
    sent, many = items(operation.sends, body)  # type: ignore[arg-type]
    if idempotency:
        whole = "\n".join(item.model_dump_json() for item in sent)
        await announcing.announce(f"{bearer.name}:{operation.name}:{idempotency}", whole, put)
    now = dt.datetime.now(dt.UTC)
    ids = [_identity(item, at, bearer.name, idempotency) for at, item in enumerate(sent)]
    told = (_told(item, id_, now, put) for item, id_ in zip(sent, ids, strict=True))
    return _answer(await asyncio.gather(*told), many=many)


def _identity(item: Item, at: int, key: str, idempotency: str) -> str:
    """
    Return an event's id: the same when the same key sends the same again.

    Without an ``Idempotency-Key`` an interaction with a reference is told apart by its content; all else counts, and
    what the core knows already changes nothing there.
    """
    if idempotency:
        mark = f"key:{idempotency}:{at}:{type(item).__name__}"
    elif isinstance(item, Ending) and item.reference:
        mark = f"content:{item.model_dump_json()}"
    else:
        return f"{PLATFORM}:{uuid4()}"
    return f"{PLATFORM}:{announcing.digest(f'{key}:{mark}')}"


async def _told(item: Item, id_: str, now: dt.datetime, put: Put) -> Became:
    return await (_end(item, id_, now, put) if isinstance(item, Ending) else _happened(item, id_, now, put))


async def _happened(item: Facts | Happening, id_: str, now: dt.datetime, put: Put) -> Became:
    told = item.event(id_, now)
    replies = await put(told)
    if not replies:
        return HTTPStatus.OK, {"customer": told.customer.id, "change": UNCHANGED, "duplicate": True}
    if not replies[0].data:  # it failed and is kept for another try
        return HTTPStatus.ACCEPTED, {"customer": told.customer.id, "kept": True}
    found = replies[0].data
    return HTTPStatus.OK if found["change"] == UNCHANGED else HTTPStatus.CREATED, found


async def _end(ending: Ending, id_: str, now: dt.datetime, put: Put) -> Became:
    told = event(ending, id_, now)
    interaction = told.interaction.id
    replies = await put(told)
    if not replies:
        return await _again(ending, interaction, now, put)
    if not ending.ask:
        return HTTPStatus.CREATED, {"interaction": interaction, **UNASKED}
    if not replies[0].data:
        return HTTPStatus.ACCEPTED, {"interaction": interaction, "kept": True}
    return _became(HTTPStatus.CREATED, interaction, replies)


async def _again(ending: Ending, interaction: str, now: dt.datetime, put: Put) -> Became:
    """Return what became of a known interaction: telling the core again changes nothing, and it answers."""
    if not ending.ask:
        return HTTPStatus.OK, {"interaction": interaction, **UNASKED, "duplicate": True}
    told = event(ending.model_copy(update={"reference": interaction}), f"{PLATFORM}:{uuid4()}", now)
    status, found = _became(HTTPStatus.OK, interaction, await put(told))
    return status, {**found, "duplicate": True} if status is HTTPStatus.OK else found


def _became(status: HTTPStatus, interaction: str, replies: Sequence[Reply]) -> Became:
    found = replies[0].data if replies else {}
    if "refused" in found:
        return HTTPStatus.CONFLICT, {"interaction": interaction, "error": "taken"}
    return status, {"interaction": interaction, **found}


def _answer(became: Sequence[Became], *, many: bool) -> web.Response:
    status = next((each for each in TELLING if any(each is found for found, _ in became)), None)
    if status is None:
        raise Declined(HTTPStatus.CONFLICT, "taken", field="reference")
    results = [result for _, result in became]
    return web.json_response({"results": results} if many else results[0], status=status)
