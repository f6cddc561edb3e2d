"""What ``check`` says about Slack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from handlers.slack.settings import Settings


async def findings(settings: Settings, public_url: str) -> list[Finding]:
    """Return the findings in the order they matter."""
    if not settings.any:
        return [Finding(state="missing", key="check.slack.off")]
    gap = settings.gap(public_url)
    if gap:
        return [Finding(state="missing", key=gap)]
    return [*await _token(settings), await _way(settings, public_url)]


async def _token(settings: Settings) -> list[Finding]:
    from handlers.slack.client import Client

    client = Client(settings)
    try:
        answer, wrong = await _asked(client.web.auth_test(), settings, "check.slack.refused")
    finally:
        await client.close()
    if wrong:
        return [wrong]
    values: dict[str, object] = {"team": answer.get("team", ""), "name": answer.get("user", "")}
    return [Finding(state="ok", key="check.slack.ok", values=values), *_scopes(answer.get("scopes", ""))]


async def _way(settings: Settings, public_url: str) -> Finding:
    from handlers.slack.client import Client
    from handlers.slack.signed import PATH

    if not settings.app_token:
        return Finding(state="ok", key="check.slack.http", values={"url": public_url.rstrip("/") + PATH})
    client = Client(settings)
    try:
        opening = client.web.apps_connections_open(app_token=settings.app_token)
        _, wrong = await _asked(opening, settings, "check.slack.app_refused")
    finally:
        await client.close()
    return wrong or Finding(state="ok", key="check.slack.socket")


async def _asked(call: Awaitable[object], settings: Settings, key: str) -> tuple[dict[str, str], Finding | None]:
    """Return what Slack answers with the scopes it grants, or what is wrong."""
    import aiohttp
    from slack_sdk.errors import SlackApiError
    from slack_sdk.web.async_slack_response import AsyncSlackResponse

    try:
        answer = await call
    except SlackApiError as refusal:
        reason = refusal.response.get("error", "") if isinstance(refusal.response, AsyncSlackResponse) else ""
        return {}, Finding(state="wrong", key=key, values={"reason": reason})
    except (aiohttp.ClientError, TimeoutError, OSError):
        return {}, Finding(state="wrong", key="check.slack.unreachable", values={"url": settings.slack_api_url})
    found = answer if isinstance(answer, AsyncSlackResponse) else None
    data = found.data if found and isinstance(found.data, dict) else {}
    return {**data, "scopes": found.headers.get("x-oauth-scopes", "") if found else ""}, None


def _scopes(granted: str) -> list[Finding]:
    from handlers.slack.manifest import SCOPES

    missing = sorted(set(SCOPES) - {scope.strip() for scope in granted.split(",")})
    if not granted or not missing:
        return []
    return [Finding(state="wrong", key="check.slack.scopes", values={"scopes": ", ".join(missing)})]
