"""Messages on their way to Slack."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from bot.ports import Undeliverable
from handlers.slack.faults import BLOCKS, fault, seconds, translated
from handlers.slack.home import HOME, Homes
from handlers.slack.looks import show
from handlers.slack.pace import Pace
from handlers.slack.uploads import Uploads

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.messages import Reply
    from handlers.slack.client import Client

    Body = dict[str, Any]

OK = 200
CALLS = 20
"""Messages on their way at the same time: acknowledging what comes in goes before."""
PEOPLE = ("U", "W")
"""What the ids of people begin with."""


class Sender:
    """
    Says, edits and whispers.

    Every method returns ``channel:ts`` of the message, or the empty string where Slack does not tell. All raise
    ``Undeliverable`` when the message will never arrive, and ``TryLater`` when it may later.
    """

    def __init__(self, client: Client) -> None:
        self._session = client.session
        self._web = client.web
        self._pace = Pace()
        self._lines = asyncio.Semaphore(CALLS)
        self.uploads = Uploads(client.patient)
        self.homes = Homes(client.web)

    async def deliver(self, reply: Reply) -> str:
        """Send the reply to its address, or edit the message that is named there; a mere hint comes too late."""
        if not (reply.title or reply.text):
            return ""
        if reply.to.message == HOME:
            return await self.homes.publish(reply)
        if reply.to.message:
            return await self.edit(reply)
        if reply.private and not reply.to.chat.startswith(PEOPLE):
            raise Undeliverable("undeliverable.chat")
        sent = await self.say(reply)
        if reply.file:
            await self.uploads.document(reply.file, sent.partition(":")[0], reply.to.thread)
        return sent

    async def say(self, reply: Reply) -> str:
        """Post a new message; a person's id as the chat reaches their direct messages."""

        async def send(body: Body) -> str:
            await self._pace.turn(reply.to.chat)
            async with self._call():
                answer = await self._web.chat_postMessage(
                    channel=reply.to.chat,
                    thread_ts=reply.to.thread or reply.to.above.rpartition(":")[2] or None,
                    unfurl_links=False,
                    unfurl_media=False,
                    **body,
                )
            return f"{answer['channel']}:{answer['ts']}"

        return await show(reply, self.uploads, send)

    async def edit(self, reply: Reply) -> str:
        """Change the message at ``reply.to.message``."""
        channel, _, ts = reply.to.message.rpartition(":")

        async def send(body: Body) -> str:
            await self._pace.turn(reply.to.chat)
            async with self._call():
                await self._web.chat_update(channel=channel or reply.to.chat, ts=ts, **body)
            return f"{channel or reply.to.chat}:{ts}"

        return await show(reply, self.uploads, send)

    async def whisper(self, reply: Reply, channel: str, person: str) -> str:
        """Show the reply to one person in a channel."""

        async def send(body: Body) -> str:
            async with self._call():
                await self._web.chat_postEphemeral(
                    channel=channel, user=person, thread_ts=reply.to.thread or None, **body
                )
            return ""

        return await show(reply, self.uploads, send)

    async def respond(self, reply: Reply, url: str, *, replace: bool = False, public: bool = False) -> str:
        """Answer at the address that came with a press or a command; it works five times, for half an hour."""
        manner = {"response_type": "in_channel" if public else "ephemeral", "replace_original": replace}

        async def send(body: Body) -> str:
            async with self._call(), self._session.post(url, json={**body, **manner}, proxy=self._web.proxy) as answer:
                text = await answer.text()
                after = seconds(answer.headers.get("Retry-After"))
            if answer.status != OK or _refused(text):
                raise fault(_refused(text) or "expired_url", answer.status, after)
            return ""

        return await show(reply, self.uploads, send)

    @asynccontextmanager
    async def _call(self) -> AsyncIterator[None]:
        async with self._lines:
            with translated():
                yield


def _refused(text: str) -> str:
    """Return the error code in an answer such as ``invalid_blocks``; empty for ``ok`` and ``{"ok":true}``."""
    if text in {"", "ok"} or '"ok":true' in text.replace(" ", ""):
        return ""
    return next((error for error in BLOCKS if error in text), text[:40])
