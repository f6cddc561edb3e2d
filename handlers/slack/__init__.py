"""Slack: Socket Mode or signed HTTP; the libraries are imported only when it is connected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import Misconfigured
from handlers.slack.settings import Settings

if TYPE_CHECKING:
    from bot.findings import Finding
    from bot.ports import Platform

__all__ = ["Settings", "check", "connect"]


def connect(public_url: str) -> Platform | None:
    """
    Return Slack as a platform, or ``None`` when it is not configured.

    Raises:
        Misconfigured: only half of what is needed is set.

    """
    settings = Settings()
    if not settings.any:
        return None
    gap = settings.gap(public_url)
    if gap:
        raise Misconfigured(gap)
    from handlers.slack.platform import Slack

    return Slack(settings)


async def check(public_url: str) -> list[Finding]:
    """Return what is configured and what Slack itself says to it."""
    from handlers.slack.checking import findings

    return await findings(Settings(), public_url)
