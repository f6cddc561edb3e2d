"""Signed HTTP: Slack brings events as requests to the common server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from slack_bolt.async_app import AsyncApp

PATH = "/slack/events"
LONGEST = 1_000_000
"""Bytes of a request's body; Slack's own stay far below."""

log = structlog.get_logger("slack")


def receiver(app: Callable[[], AsyncApp | None], secret: str) -> Callable[[web.Request], Awaitable[web.Response]]:
    """Return the handler for Slack's requests; ``app`` returns ``None`` while the bot is starting or stopping."""
    verifier = SignatureVerifier(secret)

    async def receive(request: web.Request) -> web.Response:
        body = await bounded(request)
        if not _genuine(verifier, request, body):
            log.warning("slack.forged")
            raise web.HTTPUnauthorized
        ready = app()
        if ready is None:
            raise web.HTTPServiceUnavailable
        return await _dispatch(ready, request, body)

    return receive


async def bounded(request: web.Request) -> bytes:
    """
    Return the body.

    Raises:
        HTTPRequestEntityTooLarge: it is longer than Slack ever sends.

    """
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > LONGEST:
            raise web.HTTPRequestEntityTooLarge(max_size=LONGEST, actual_size=len(body))
    return bytes(body)


def _genuine(verifier: SignatureVerifier, request: web.Request, body: bytes) -> bool:
    """Return whether Slack signed it, within the last five minutes."""
    timestamp = request.headers.get("X-Slack-Request-Timestamp", "")
    signature = request.headers.get("X-Slack-Signature", "")
    try:
        return timestamp.isascii() and timestamp.isdecimal() and verifier.is_valid(body, timestamp, signature)
    except (ValueError, TypeError):
        return False


async def _dispatch(app: AsyncApp, request: web.Request, body: bytes) -> web.Response:
    """Return Bolt's answer; whatever it stumbles over in a body was never Slack's."""
    headers: dict[str, str | Sequence[str]] = {"content-type": request.content_type}
    try:
        bolt = AsyncBoltRequest(body=body.decode(), query=request.query_string, headers=headers)
        return await to_aiohttp_response(await app.async_dispatch(bolt))
    except Exception as trouble:  # noqa: BLE001 - a listener's own troubles are answered by Bolt
        log.warning("slack.malformed", trouble=type(trouble).__name__)
        raise web.HTTPBadRequest from None
