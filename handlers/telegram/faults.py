"""Telegram's refusals in the bot's own words."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from typing import TYPE_CHECKING

import structlog
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.ports import TryLater, Undeliverable

if TYPE_CHECKING:
    from collections.abc import Iterator

log = structlog.get_logger("telegram")

GONE = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "user is deactivated",
    "have no rights",
    "chat_write_forbidden",
)
SAME = "message is not modified"
PICTURED = "no text in the message"
UNEDITABLE = ("message to edit not found", "can't be edited", PICTURED, "message_id_invalid")


@contextmanager
def translated() -> Iterator[None]:
    """
    Run what calls Telegram.

    Raises:
        Undeliverable: this chat will never take it.
        TryLater: it may work later.
        ChatMigrated: the chat has another number now.
    """
    try:
        yield
    except ChatMigrated:
        raise
    except RetryAfter as flood:
        raise TryLater("flood", seconds(flood)) from flood
    except Forbidden as refusal:
        raise Undeliverable("undeliverable.blocked") from refusal
    except BadRequest as refusal:
        raise Undeliverable(_reason(refusal)) from refusal
    except TelegramError as trouble:
        raise TryLater(type(trouble).__name__) from trouble


def seconds(flood: RetryAfter) -> float:
    """Return how long Telegram asks to wait, in seconds."""
    after = flood.retry_after
    return after.total_seconds() if isinstance(after, dt.timedelta) else float(after)


def says(refusal: BadRequest, *phrases: str) -> bool:
    """Return whether the refusal's description has one of these phrases."""
    return any(phrase in refusal.message.lower() for phrase in phrases)


def _reason(refusal: BadRequest) -> str:
    if says(refusal, *GONE):
        return "undeliverable.chat"
    log.error("telegram.refused", description=refusal.message)
    return "undeliverable.refused"
