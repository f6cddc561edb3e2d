"""The one HTTP server that every platform's routes are put on."""

from __future__ import annotations

import errno
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import structlog
from aiohttp import web

from bot.errors import Misconfigured
from handlers.web.shield import STREAMS, shielded, timed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

log = structlog.get_logger("web")

LARGEST = 256 * 1024
"""Bytes of a request's body."""
LINGER = 5.0
"""Seconds that requests being answered get when the server stops."""
ATTEMPTS = 20
"""Ports that are tried when the first is taken."""


@asynccontextmanager
async def serve(
    host: str, port: int, routes: Iterable[web.AbstractRouteDef], *, fixed: bool = False
) -> AsyncIterator[str]:
    """
    Serve the routes and yield the address, such as ``http://127.0.0.1:8080``.

    When the port is taken, the next free one is used, unless it is ``fixed``. Port 0 is any free port.

    Raises:
        Misconfigured: the port is taken, or the host is not this machine's.

    """
    runner = web.AppRunner(_application(routes), access_log=None, shutdown_timeout=LINGER, keepalive_timeout=75)
    await runner.setup()
    try:
        yield await _listen(runner, host, port, 1 if fixed or not port else ATTEMPTS)
    finally:
        await runner.cleanup()


def _application(routes: Iterable[web.AbstractRouteDef]) -> web.Application:
    application = web.Application(client_max_size=LARGEST, middlewares=[timed])
    application[STREAMS] = set()
    application.on_response_prepare.append(shielded)
    application.on_shutdown.append(_end_streams)
    application.add_routes(routes)
    return application


async def _end_streams(application: web.Application) -> None:
    for end in application[STREAMS].copy():
        end()


async def _listen(runner: web.AppRunner, host: str, port: int, attempts: int) -> str:
    for candidate in range(port, port + attempts):
        site = web.TCPSite(runner, host, candidate)
        try:
            await site.start()
        except OSError as trouble:
            await site.stop()
            if trouble.errno != errno.EADDRINUSE:
                raise Misconfigured("web.bad_host", host=host) from trouble
            continue
        return _address(host, site.port)
    raise Misconfigured("web.port_taken", port=str(port))


def _address(host: str, port: int) -> str:
    here = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 - where "everywhere" is reached from here
    name = here.get(host, f"[{host}]" if ":" in host else host)
    log.info("web.listening", host=host, port=port)
    return f"http://{name}:{port}"
