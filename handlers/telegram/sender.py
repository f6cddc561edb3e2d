"""Says a reply in Telegram, at the pace Telegram allows."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import structlog
from telegram import ForceReply, InputMediaPhoto, LinkPreviewOptions, MessageEntity, ReplyParameters, User
from telegram.error import BadRequest, ChatMigrated

from bot.ports import TryLater
from handlers.telegram.faults import PICTURED, SAME, UNEDITABLE, says, translated
from handlers.telegram.keyboard import keyboard
from handlers.telegram.layout import CAPTION_LIMIT, FILE_NAME, Part, parts, units

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup

    from bot.charts import Chart
    from bot.messages import Reply
    from handlers.telegram.client import Client
    from handlers.telegram.pace import Lane, Pace

log = structlog.get_logger("telegram")

PLAIN = LinkPreviewOptions(is_disabled=True)


class Sender:
    """Sends and edits messages; ``pace`` says when."""

    def __init__(self, client: Client, pace: Pace) -> None:
        self._client = client
        self._pace = pace

    async def send(self, reply: Reply, *, quoted: int | None = None, patience: float | None = None) -> str:
        """
        Say the reply and return the id of its first message, empty when there was nothing to say.

        The first message edits ``reply.to.message`` in place where that is possible, or hangs below ``quoted``.

        Raises:
            Undeliverable: it never will arrive.
            TryLater: it may arrive later, or its turn did not come within ``patience`` seconds.
        """
        try:
            return await self._turn(reply, quoted, patience)
        except ChatMigrated as moved:
            log.warning("telegram.chat_moved", old=reply.to.chat, new=moved.new_chat_id)
            there = replace(reply.to, chat=str(moved.new_chat_id), message="")
            return await self._turn(replace(reply, to=there), None, patience)

    async def _turn(self, reply: Reply, quoted: int | None, patience: float | None) -> str:
        async with self._pace.turn(reply.to.chat, patience) as lane:
            try:
                with translated():
                    return await self._say(reply, quoted, lane)
            except TryLater as later:
                lane.close(later.after)
                raise

    async def _say(self, reply: Reply, quoted: int | None, lane: Lane) -> str:
        picture = await asyncio.to_thread(_drawn, reply.picture) if reply.picture else b""
        first = ""
        for part in parts(reply, picture):
            if first:
                await self._pace.another(lane)
            sent = (not first and await self._edit(reply, part)) or await self._post(
                reply, part, None if first else quoted or _above(reply)
            )
            first = first or sent
        return first

    async def _edit(self, reply: Reply, part: Part) -> str:
        """Return the id of the edited message, or nothing when only a new one will do."""
        if not reply.to.message or part.document:
            return ""
        try:
            await self._change(reply, part)
        except BadRequest as refusal:
            if says(refusal, *UNEDITABLE):
                return reply.to.message if reply.only_edits else ""
            if not says(refusal, SAME):
                raise
        return reply.to.message

    async def _change(self, reply: Reply, part: Part) -> None:
        """Put words, or a picture, in place of what is there; words go below a picture that is there already."""
        place: dict[str, Any] = {
            "chat_id": _chat(reply),
            "message_id": int(reply.to.message),
            "reply_markup": keyboard(reply) if part.keyed else None,
        }
        entities = _entities(part, "")
        if part.picture:
            photo = InputMediaPhoto(part.picture, caption=part.text or None, caption_entities=entities)
            await self._client.edit_message_media(photo, **place)
            return
        try:
            await self._client.edit_message_text(part.text, entities=entities, link_preview_options=PLAIN, **place)
        except BadRequest as refusal:
            if not says(refusal, PICTURED) or units(part.text) > CAPTION_LIMIT:
                raise
            await self._client.edit_message_caption(caption=part.text, caption_entities=entities, **place)

    async def _post(self, reply: Reply, part: Part, quoted: int | None) -> str:
        common: dict[str, Any] = {
            "chat_id": _chat(reply),
            "message_thread_id": int(reply.to.thread) if reply.to.thread else None,
            "reply_parameters": ReplyParameters(quoted, allow_sending_without_reply=True) if quoted else None,
            "reply_markup": _below(reply) if part.keyed else None,
        }
        if part.document:
            sent = await self._client.send_document(document=part.document, filename=FILE_NAME, **common)
        elif part.picture:
            common |= {"caption": part.text or None, "caption_entities": _entities(part, reply.awaits)}
            sent = await self._client.send_photo(photo=part.picture, **common)
        else:
            common |= {"entities": _entities(part, reply.awaits), "link_preview_options": PLAIN}
            sent = await self._client.send_message(text=part.text, **common)
        return str(sent.message_id)


def _chat(reply: Reply) -> int | str:
    """Return the chat's number, or the ``@name`` of a public one."""
    return reply.to.chat if reply.to.chat.startswith("@") else int(reply.to.chat)


def _above(reply: Reply) -> int | None:
    return int(reply.to.above) if reply.to.above.isdecimal() else None


def _below(reply: Reply) -> ForceReply | InlineKeyboardMarkup | None:
    """Return the buttons, or the box in which one person is to answer."""
    return ForceReply(selective=True) if reply.awaits else keyboard(reply)


def _entities(part: Part, person: str) -> list[MessageEntity] | None:
    """Bold by position rather than by markup: nothing a person wrote can break the message."""
    if part.bold and person.isdecimal():
        whom = User(int(person), part.text, is_bot=False)
        return [MessageEntity(MessageEntity.TEXT_MENTION, 0, part.bold, user=whom)]
    return [MessageEntity(MessageEntity.BOLD, 0, part.bold)] if part.bold else None


def _drawn(chart: Chart) -> bytes:
    """Return the chart as a PNG, or nothing when it cannot be drawn: the words say it too."""
    from bot import charts

    try:
        return charts.png(charts.svg(chart))
    except Exception:
        log.exception("telegram.picture")
        return b""
