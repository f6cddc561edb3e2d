"""Replies to the person who is waiting, given once what they did is on disk."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import structlog

from bot import taps
from bot.messages import Button, Reply
from bot.ports import TryLater, Undeliverable
from handlers.slack.ways import Way, way

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from handlers.slack.incoming import Waiting
    from handlers.slack.sending import Sender

TRIES = 4
LONGEST = 30.0
"""Seconds to wait between two tries at most."""
AT_ONCE = 5_000
"""People who are answered at the same time; the next event is taken when one of them is done."""
PATIENT = 20
"""Answers that may wait for one channel's turn; somebody who floods the bot is not answered each time."""
FAREWELL = 5.0
"""Seconds that are left for answers when the bot stops."""

log = structlog.get_logger("slack")


class Answers:
    """Answers in the background: the acknowledgement is not held up by what Slack takes to show a message."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender
        self._tasks: set[asyncio.Task[None]] = set()
        self._busy: Counter[str] = Counter()

    async def room(self) -> None:
        """Wait until one more person can be answered."""
        while len(self._tasks) >= AT_ONCE:
            await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)

    def begin(self, replies: Sequence[Reply], waiting: Waiting) -> None:
        """Give the replies, in their order, without waiting for it."""
        if replies and self._busy[waiting.channel] < PATIENT:
            self._busy[waiting.channel] += 1
            task = asyncio.create_task(self._all(replies, waiting))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Finish what can be finished soon."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=FAREWELL)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _all(self, replies: Sequence[Reply], waiting: Waiting) -> None:
        try:
            for reply in replies:
                await _persist(self._give, reply, waiting)
                await _persist(self._attach, reply, waiting)
        except (Undeliverable, TryLater) as trouble:
            log.warning("slack.unanswered", reason=str(trouble))
        except Exception:
            log.exception("slack.unanswered")
        finally:
            self._busy[waiting.channel] -= 1
            if not self._busy[waiting.channel]:
                del self._busy[waiting.channel]

    async def _give(self, reply: Reply, waiting: Waiting) -> None:
        if not (reply.title or reply.text):
            if reply.hint:
                await self._whisper(replace(reply, text=reply.hint), waiting)
        elif reply.to.chat == waiting.where.chat:
            await self._appear(_sharable(reply, waiting), waiting)
        else:
            await self._sender.deliver(replace(reply, file=""))

    async def _appear(self, reply: Reply, waiting: Waiting) -> None:
        match way(reply, waiting):
            case Way.PUBLISH:
                await self._sender.homes.publish(reply)
            case Way.REPLACE:
                await self._replace(reply, waiting)
            case Way.WHISPER:
                await self._whisper(reply, waiting)
            case Way.SAY:
                await self._say(reply, waiting)

    async def _replace(self, reply: Reply, waiting: Waiting) -> None:
        if not await self._responded(reply, waiting, replace=True):
            await self._sender.edit(reply)

    async def _whisper(self, reply: Reply, waiting: Waiting) -> None:
        if not await self._responded(reply, waiting):
            await self._sender.whisper(reply, waiting.channel, waiting.person)

    async def _say(self, reply: Reply, waiting: Waiting) -> None:
        if not await self._responded(reply, waiting, public=True):
            await self._sender.say(reply)

    async def _responded(self, reply: Reply, waiting: Waiting, *, replace: bool = False, public: bool = False) -> bool:
        """Answer at the response address: it reaches channels the bot is no member of. It may be missing or used up."""
        if not waiting.response_url:
            return False
        try:
            await self._sender.respond(reply, waiting.response_url, replace=replace, public=public)
        except Undeliverable:
            return False
        return True

    async def _attach(self, reply: Reply, waiting: Waiting) -> None:
        """Add the file; it cannot be whispered, so what is private goes to the person's direct messages."""
        if reply.file:
            uploads = self._sender.uploads
            channel = await uploads.direct(waiting.person) if reply.private else waiting.channel
            await uploads.document(reply.file, channel, "" if reply.private else reply.to.thread)


async def _persist(step: Callable[[Reply, Waiting], Awaitable[None]], reply: Reply, waiting: Waiting) -> None:
    for attempt in range(1, TRIES):
        try:
            return await step(reply, waiting)
        except TryLater as trouble:
            await asyncio.sleep(min(max(trouble.after, float(attempt)), LONGEST))
    return await step(reply, waiting)


def _sharable(reply: Reply, waiting: Waiting) -> Reply:
    data = taps.command(reply.share, public=True) if reply.share and reply.private else ""
    if not data or waiting.channel.startswith("D"):
        return reply
    return replace(reply, buttons=(*reply.buttons, (Button(label=reply.share_label, data=data),)))
