"""Where a reply to somebody who is waiting appears."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from handlers.slack.home import HOME

if TYPE_CHECKING:
    from bot.messages import Reply
    from handlers.slack.incoming import Waiting


class Way(Enum):
    """Where a reply appears."""

    REPLACE = auto()
    """In place of the message that was pressed."""
    WHISPER = auto()
    """Below it, for one person's eyes."""
    SAY = auto()
    """Below it, for all."""
    PUBLISH = auto()
    """As the person's home tab."""


def way(reply: Reply, waiting: Waiting) -> Way:
    """Return where the reply belongs: before all only what somebody asked to be there."""
    if waiting.where.message == HOME:
        return Way.PUBLISH if reply.to.message == HOME else Way.SAY
    direct = waiting.channel.startswith("D")
    if waiting.public and not reply.private:
        return Way.SAY
    if reply.to.message and (waiting.ephemeral or direct or not reply.private):
        return Way.REPLACE
    return Way.SAY if direct and not waiting.response_url else Way.WHISPER
