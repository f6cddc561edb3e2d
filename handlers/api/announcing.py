"""An ``Idempotency-Key``: the same request again counts once, and another one under the same key is refused."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING
from uuid import uuid4

from bot.messages import Announced
from handlers.api.ending import PLATFORM
from handlers.api.operations import LONGEST_KEY
from handlers.api.problems import Declined

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from aiohttp import web

    from bot.messages import Event, Reply

HEADER = "Idempotency-Key"


def given(request: web.Request) -> str:
    """
    Return the request's key, empty without one.

    Raises:
        Declined: it is too long.
    """
    key = request.headers.get(HEADER, "")
    if len(key) > LONGEST_KEY:
        raise Declined(400, "idempotency", field=HEADER)
    return key


async def announce(scope: str, body: str, put: Callable[[Event], Awaitable[Sequence[Reply]]]) -> None:
    """
    Let through what was not sent before under this key, or is the same; ``scope`` is whose key it is, and for what.

    Raises:
        Declined: something else was sent before.
    """
    key, mark = digest(scope), digest(body)
    event = Announced(id=f"{PLATFORM}:{uuid4()}", at=dt.datetime.now(dt.UTC), key=key, mark=mark)
    replies = await put(event)
    if replies and not replies[0].data["same"]:
        raise Declined(422, "reused", field=HEADER)


def digest(text: str) -> str:
    """Return what stands for a text of any length."""
    return hashlib.sha256(text.encode(errors="surrogateescape")).hexdigest()[:40]
