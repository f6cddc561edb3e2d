"""What every answer carries, and how long every request may take."""

from __future__ import annotations

import asyncio
import traceback
from contextvars import ContextVar
from typing import TYPE_CHECKING, TypeAlias

import structlog
from aiohttp import web

from bot.ports import Overloaded

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

log = structlog.get_logger("web")

DEADLINE = 30.0
"""Seconds until a request is given up; long streams set their own."""
Ends: TypeAlias = "set[Callable[[], None]]"
STREAMS: web.AppKey[Ends] = web.AppKey("streams")
"""What ends each answer that goes on until somebody leaves."""
TIMEOUT: ContextVar[asyncio.Timeout] = ContextVar("timeout")
"""The deadline of the request being answered."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


async def shielded(_request: web.Request, response: web.StreamResponse) -> None:
    """Add the security headers that the answer does not set itself, and take the banner away."""
    response.headers.pop("Server", None)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)


@web.middleware
async def timed(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Answer within the deadline; log what went wrong by kind and place, never by content."""
    try:
        async with asyncio.timeout(DEADLINE) as timeout:
            TIMEOUT.set(timeout)
            return await handler(request)
    except (Overloaded, TimeoutError):
        raise web.HTTPServiceUnavailable(headers={"Retry-After": "2"}) from None
    except web.HTTPException:
        raise
    except Exception as trouble:  # noqa: BLE001 - the edge: everything else is logged once
        _report(request, trouble)
        raise web.HTTPInternalServerError from None


def _report(request: web.Request, trouble: Exception) -> None:
    frame = traceback.extract_tb(trouble.__traceback__)[-1]
    resource = request.match_info.route.resource
    log.error(
        "web.failed",
        trouble=type(trouble).__name__,
        place=f"{frame.filename.rpartition('/')[2]}:{frame.lineno}",
        route=resource.canonical if resource else "",
    )
