"""What ``check`` says about Telegram."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import Misconfigured
from bot.findings import Finding

if TYPE_CHECKING:
    from handlers.telegram.settings import Settings


async def findings(settings: Settings, public_url: str) -> list[Finding]:
    """Return the findings in the order they matter."""
    if not settings.telegram_token:
        return [Finding(state="missing", key="check.telegram.missing")]
    try:
        settings.checked()
    except Misconfigured as wrong:
        return [Finding(state="wrong", key=wrong.key, values=wrong.values)]
    return await _called(settings, public_url)


async def _called(settings: Settings, public_url: str) -> list[Finding]:
    from telegram.error import InvalidToken, TelegramError

    from handlers.telegram.client import Client

    client = Client(settings.telegram_token, settings.telegram_api_url)
    try:
        account = await client.get_me()
    except InvalidToken:
        return [Finding(state="wrong", key="check.telegram.refused")]
    except TelegramError:
        return [Finding(state="wrong", key="check.telegram.unreachable", values={"url": settings.telegram_api_url})]
    finally:
        await client.close_connections()
    way = "check.telegram.webhook" if public_url else "check.telegram.polling"
    found = Finding(state="ok", key="check.telegram.ok", values={"name": account.username or account.first_name})
    return [found, Finding(state="ok", key=way, values={"url": public_url})]
