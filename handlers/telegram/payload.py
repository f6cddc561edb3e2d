"""The part of Telegram's updates that the bot reads; all else in them is ignored."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

TEXT_LIMIT = 4096
"""Longest text a person can send in one message."""


def storable(text: str) -> str:
    """Return the text without what no database keeps: lone surrogates and zero bytes; cut at Telegram's own limit."""
    return text[:TEXT_LIMIT].encode(errors="ignore").decode().replace("\0", "")


Text = Annotated[str, AfterValidator(storable)]
Instant = Annotated[int, Field(ge=0, le=2**33)]
"""Seconds since 1970."""


class Payload(BaseModel):
    """A JSON object that is refused as a whole when a known field has the wrong type."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")


class Sender(Payload):
    """A person or a bot."""

    id: int
    is_bot: bool = False
    first_name: Text = ""
    last_name: Text = ""
    language_code: Text = ""


class Chat(Payload):
    """Where a message stands, or who writes when a chat itself does."""

    id: int
    type: str = ""
    title: Text = ""


class Replied(Payload):
    """The message that another one replies to."""

    sender: Sender | None = Field(None, alias="from")


class Message(Payload):
    """One message, as far as its words go."""

    message_id: int
    date: Instant = 0
    edit_date: Instant | None = None
    chat: Chat
    sender: Sender | None = Field(None, alias="from")
    sender_chat: Chat | None = None
    text: Text = ""
    caption: Text = ""
    message_thread_id: int | None = None
    is_topic_message: bool = False
    is_automatic_forward: bool = False
    reply_to_message: Replied | None = None


class CallbackQuery(Payload):
    """A pressed button."""

    id: Text
    sender: Sender = Field(alias="from")
    message: Message | None = None
    data: Text = ""


class Update(Payload):
    """One thing that happened; the kinds the bot does not ask for stay unread."""

    update_id: int
    message: Message | None = None
    edited_message: Message | None = None
    channel_post: Message | None = None
    callback_query: CallbackQuery | None = None


KINDS = ("message", "edited_message", "channel_post", "callback_query")
"""What Telegram is asked to send."""
