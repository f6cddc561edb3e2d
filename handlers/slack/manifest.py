"""The manifest that makes Slack know the app: derived, never edited by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot import languages
from handlers.slack.events import FEEDBACK
from handlers.slack.signed import PATH

if TYPE_CHECKING:
    from collections.abc import Sequence

SCOPES = (
    "app_mentions:read",
    "chat:write",
    "chat:write.public",
    "commands",
    "files:write",
    "im:history",
    "im:write",
    "usergroups:read",
    "users:read",
)
EVENTS = ("app_home_opened", "app_mention", "message.im")
DESCRIPTION = 2_000


def manifest(commands: Sequence[tuple[str, str]], public_url: str) -> dict[str, Any]:
    """
    Return the manifest for these commands (name without slash, and what it does in one line).

    With a public address Slack sends signed requests there, without one the app uses Socket Mode.
    """
    texts = languages.texts(languages.FALLBACK)
    url = f"{public_url.rstrip('/')}{PATH}" if public_url else ""
    listed = sorted({**dict(commands), FEEDBACK: texts("slack.manifest.feedback")}.items())
    return {
        "_metadata": {"major_version": 1, "minor_version": 1},
        "display_information": {"name": texts("slack.manifest.name"), "description": texts("slack.manifest.about")},
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": texts("slack.manifest.name"), "always_online": True},
            "shortcuts": [_shortcut(texts("slack.manifest.shortcut"), texts("slack.manifest.shortcut_about"))],
            "slash_commands": [_command(name, about, url) for name, about in listed],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": _settings(url),
    }


def _shortcut(name: str, about: str) -> dict[str, str]:
    return {"name": name, "type": "message", "callback_id": "ask_rating", "description": about}


def _command(name: str, about: str, url: str) -> dict[str, Any]:
    command = {"command": f"/{name}", "description": about[:DESCRIPTION] or name, "should_escape": True}
    return {**command, "url": url} if url else command


def _settings(url: str) -> dict[str, Any]:
    address = {"request_url": url} if url else {}
    return {
        "event_subscriptions": {**address, "bot_events": list(EVENTS)},
        "interactivity": {"is_enabled": True, **address},
        "org_deploy_enabled": False,
        "socket_mode_enabled": not url,
        "token_rotation_enabled": False,
    }
