"""From Telegram's update to the bot's event."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import taps
from bot.messages import Address, Commanded, Rated, Typed
from handlers.telegram import people

if TYPE_CHECKING:
    from handlers.telegram.payload import CallbackQuery, Message, Update

COMMAND = re.compile(r"/(?P<name>\w+)(?:@(?P<bot>\w+))?(?=\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Me:
    """The bot's own account."""

    id: int
    username: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """
    An update as the bot understands it.

    ``callback`` is the pressed button's query that wants an answer, ``quoted`` the message that the first reply hangs
    below. Without ``event`` there is nothing to handle.
    """

    event: Rated | Typed | Commanded | None
    callback: str = ""
    quoted: int | None = None

    @property
    def person(self) -> str:
        """Whose updates stay in order."""
        return self.event.actor.person if self.event else ""


NOTHING = Incoming(event=None)


def read(update: Update, me: Me, now: dt.datetime) -> Incoming:
    """Return what the update means to this bot; ``now`` is when it arrived, for what carries no time of its own."""
    event_id = f"telegram:{me.id}:{update.update_id}"
    if update.callback_query:
        return _pressed(update.callback_query, event_id, now)
    written = update.message or update.edited_message or update.channel_post
    if written is None or people.speechless(written):
        return NOTHING
    return _written(written, event_id, me, now, edited=update.edited_message is not None)


def _pressed(query: CallbackQuery, event_id: str, now: dt.datetime) -> Incoming:
    if query.message is None:
        return Incoming(event=None, callback=query.id)
    where = _where(query.message, str(query.message.message_id))
    actor = people.presser(query.sender, query.message.chat)
    return Incoming(event=taps.read(query.data, id=event_id, at=now, actor=actor, where=where), callback=query.id)


def _written(message: Message, event_id: str, me: Me, now: dt.datetime, *, edited: bool) -> Incoming:
    text = (message.text or message.caption).strip()
    command = COMMAND.match(text)
    if command:
        ours = command["bot"] is None or command["bot"].lower() == me.username.lower()
        return _commanded(message, text, event_id, now) if ours and not edited else NOTHING
    if not text or not _addressed(message, me):
        return NOTHING
    at = _instant(message.edit_date or message.date, now)
    edits = _instant(message.date, now) if edited else None
    actor, where = people.writer(message), _where(message)
    return Incoming(event=Typed(id=event_id, at=at, actor=actor, where=where, text=text, edits=edits))


def _commanded(message: Message, text: str, event_id: str, now: dt.datetime) -> Incoming:
    line = " ".join(text.split())
    event = taps.commanded(
        line, id=event_id, at=_instant(message.date, now), actor=people.writer(message), where=_where(message)
    )
    return Incoming(event=event, quoted=None if message.chat.type == "private" else message.message_id)


def _addressed(message: Message, me: Me) -> bool:
    replied = message.reply_to_message
    to_bot = replied is not None and replied.sender is not None and replied.sender.id == me.id
    return message.chat.type == "private" or to_bot


def _where(message: Message, edit: str = "") -> Address:
    thread = str(message.message_thread_id) if message.is_topic_message and message.message_thread_id else ""
    return Address(platform=people.PLATFORM, chat=str(message.chat.id), thread=thread, message=edit)


def _instant(seconds: int, now: dt.datetime) -> dt.datetime:
    """When it was written: what waited while the bot was down counts on its own day; a clock ahead of ours does not."""
    return min(now, dt.datetime.fromtimestamp(seconds, dt.UTC)) if seconds else now
