"""Who acts, as Telegram vouches for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages import Actor

if TYPE_CHECKING:
    from handlers.telegram.payload import Chat, Message, Sender

PLATFORM = "telegram"


def presser(sender: Sender, chat: Chat) -> Actor:
    """Return the person who pressed a button in this chat."""
    name = f"{sender.first_name} {sender.last_name}".strip()
    return Actor(platform=PLATFORM, person=str(sender.id), name=name, locale=sender.language_code, badges=_badges(chat))


def writer(message: Message) -> Actor:
    """Return who wrote the message: an anonymous admin or a channel acts as the chat it is."""
    if message.sender and not message.sender_chat:
        return presser(message.sender, message.chat)
    chat = message.sender_chat or message.chat
    return Actor(platform=PLATFORM, person=str(chat.id), name=chat.title, badges=_badges(message.chat))


def speechless(message: Message) -> bool:
    """Return whether nobody speaks here: another bot, or a channel's post passed on to its discussion group."""
    bot = message.sender is not None and message.sender.is_bot and message.sender_chat is None
    return bot or message.is_automatic_forward


def _badges(chat: Chat) -> tuple[str, ...]:
    return () if chat.type == "private" else (f"{PLATFORM}:{chat.id}",)
