"""What happens in a chat, on its way to those who look at it."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

BEHIND = 400
"""News a slow browser may be behind before it is cut off; it then comes back and reads the history."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One server-sent event."""

    name: str
    data: dict[str, Any]

    def encoded(self) -> bytes:
        """Return it as it goes over the line."""
        return f"event: {self.name}\ndata: {json.dumps(self.data, ensure_ascii=False)}\n\n".encode()


class Listener:
    """A browser that looks at chats, and what it has not heard yet."""

    def __init__(self) -> None:
        self._waiting: asyncio.Queue[News | None] = asyncio.Queue(BEHIND)

    def hear(self, news: News) -> None:
        """Pass news on."""
        if self._waiting.full():
            self.end()
        else:
            self._waiting.put_nowait(news)

    def end(self) -> None:
        """Let the stream end, without what is still waiting."""
        while not self._waiting.empty():
            self._waiting.get_nowait()
        self._waiting.put_nowait(None)

    async def lines(self, pause: float) -> AsyncIterator[bytes]:
        """Yield what goes over the line; after each pause of so many seconds a comment that keeps the line open."""
        while True:
            try:
                news = await asyncio.wait_for(self._waiting.get(), pause)
            except TimeoutError:
                yield b": \n\n"
                continue
            if news is None:
                return
            yield news.encoded()
