"""Slack's refusals in the bot's own words."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.ports import TryLater, Undeliverable

if TYPE_CHECKING:
    from collections.abc import Iterator

log = structlog.get_logger("slack")

REASONS = {
    "undeliverable.left": frozenset(
        {"user_disabled", "account_inactive", "user_not_found", "cannot_dm_bot", "user_not_visible", "users_not_found"}
    ),
    "undeliverable.chat": frozenset({"channel_not_found", "not_in_channel", "restricted_action", "no_permission"}),
    "undeliverable.archived": frozenset({"is_archived"}),
    "undeliverable.gone": frozenset({"message_not_found", "cant_update_message", "edit_window_closed"}),
}
PASSING = frozenset(
    {"ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"}
)
OURS = frozenset({"invalid_auth", "not_authed", "token_revoked", "token_expired", "missing_scope"})
"""The app's own trouble: when somebody mends it, the message can still go."""
BLOCKS = frozenset({"invalid_blocks", "invalid_blocks_format", "invalid_attachments"})

SERVER_ERROR = 500
TOO_MANY = 429
MENDING = 60.0
"""Seconds until the next try after a trouble that somebody has to mend."""


class BadBlocks(Exception):
    """Slack does not take a message with these blocks."""


@contextmanager
def translated() -> Iterator[None]:
    """
    Run what calls Slack.

    Raises:
        Undeliverable: this place will never take it.
        TryLater: it may work later.
        BadBlocks: another look may work.

    """
    try:
        yield
    except SlackApiError as refusal:
        raise fault(*_read(refusal)) from None
    except (SlackClientError, aiohttp.ClientError, TimeoutError, OSError) as trouble:
        # The name only: the text may hold what was to be sent.
        raise TryLater(type(trouble).__name__) from None


def fault(error: str, status: int, after: float) -> Exception:
    """Return what to raise for an error code, an HTTP status and the seconds that Slack asks to wait."""
    if error in BLOCKS:
        return BadBlocks(error)
    if error in PASSING or status == TOO_MANY or status >= SERVER_ERROR:
        return TryLater(error, after)
    if error in OURS:
        log.error("slack.refused", error=error)
        return TryLater(error, MENDING)
    return Undeliverable(_reason(error))


def seconds(text: str | None) -> float:
    """Return a ``Retry-After`` header in seconds, 0 without one."""
    return float(text) if text and text.isdecimal() else 0


def _reason(error: str) -> str:
    known = next((key for key, errors in REASONS.items() if error in errors), "")
    if not known:
        log.error("slack.refused", error=error)
    return known or "undeliverable.refused"


def _read(refusal: SlackApiError) -> tuple[str, int, float]:
    response = refusal.response
    headers = getattr(response, "headers", None) or {}
    status = int(getattr(response, "status_code", 0) or getattr(response, "status", 0))
    data = getattr(response, "data", None)
    error = str(data.get("error", "")) if isinstance(data, dict) else ""
    return error or "unreadable", status, seconds(headers.get("Retry-After"))
