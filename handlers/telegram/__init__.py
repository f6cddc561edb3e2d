"""
Telegram.

An update is read (``payload``, ``updates``, ``people``), taken to the road (``intake``, by ``polling`` or ``webhook``),
and its replies are laid out (``layout``, ``keyboard``) and sent (``courier``, ``sender``) at Telegram's ``pace``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.telegram.settings import Settings

if TYPE_CHECKING:
    from bot.findings import Finding
    from bot.ports import Platform

__all__ = ["Settings", "check", "connect"]


def connect(public_url: str) -> Platform | None:
    """
    Return Telegram, or ``None`` without a token; with a public address Telegram brings updates there.

    Raises:
        Misconfigured: the token or the webhook's secret cannot be one.
    """
    settings = Settings().checked()
    if not settings.telegram_token:
        return None
    from handlers.telegram import client, platform, webhook

    line = client.Client(settings.telegram_token, settings.telegram_api_url)
    address = public_url.rstrip("/") + webhook.PATH
    return platform.Telegram(line, webhook.Webhook(url=address, secret=settings.secret) if public_url else None)


async def check(public_url: str) -> list[Finding]:
    """Return whether Telegram is configured and knows the token, and how updates come."""
    from handlers.telegram import checking

    return await checking.findings(Settings(), public_url)
