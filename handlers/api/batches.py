"""Customers and their events over HTTP, one or many at a time."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.recording import UNCHANGED
from handlers.api.bodies import identities, items

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.messages import Event, Reply
    from handlers.api.bodies import Item

LARGEST = 2 * 1024**2
"""Bytes of a request with many."""


async def take(
    kind: type[Item],
    request: web.Request,
    put: Callable[[Event], Awaitable[Sequence[Reply]]],
    key: str,
    idempotency: str,
) -> web.Response:
    """
    Return what became of each that was sent: 201 when one of them was new, 200 otherwise, 202 when one is kept.

    Raises:
        pydantic.ValidationError: something is wrong with one of them; nothing was kept.
        bot.ports.Overloaded: some may not have been kept.
    """
    body = await request.clone(client_max_size=LARGEST).read()
    sent, many = items(kind, body)
    now = dt.datetime.now(dt.UTC)
    events = [item.event(id_, now) for item, id_ in zip(sent, identities(sent, key, idempotency), strict=True)]
    replies = await asyncio.gather(*(put(event) for event in events))
    results = [_result(event.customer.id, found) for event, found in zip(events, replies, strict=True)]
    return web.json_response({"results": results} if many else results[0], status=_status(results))


def _result(customer: str, replies: Sequence[Reply]) -> dict[str, Any]:
    """Return what became of one; it was told before where there is no reply, and failed where that says nothing."""
    if not replies:
        return {"customer": customer, "change": UNCHANGED, "duplicate": True}
    return replies[0].data or {"customer": customer, "kept": True}


def _status(results: Sequence[dict[str, Any]]) -> int:
    if any("kept" in result for result in results):
        return 202
    return 200 if all(result["change"] == UNCHANGED for result in results) else 201
