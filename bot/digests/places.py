"""In which chat somebody speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages import Address

if TYPE_CHECKING:
    from bot.messages import Commanded


def here(event: Commanded) -> Address:
    """Return the chat in which a command was given, with its topic: an answer may go to the person alone."""
    where = event.where
    _, _, chat = next(iter(event.actor.badges), "").partition(":")
    return Address(platform=where.platform, chat=chat or where.chat, thread=where.thread)
