"""The bot of this workspace, and the platforms it is reached on."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from bot import discovery

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.core import FeedbackBot
    from bot.model import Role
    from bot.ports import Platform
    from bot.settings import Settings
    from bot.workspace import Workspace

WEB = "web"
TEAM = "team"
"""The chat of the page that the whole team shares."""


def connected(public_url: str) -> dict[str, Platform]:
    """Return every platform that is configured, by its name."""
    modules = [module for module in discovery.modules("handlers") if hasattr(module, "connect")]
    found = (module.connect(public_url) for module in modules)
    return {platform.name: platform for platform in found if platform}


def bot(chosen: Settings, platforms: Mapping[str, Platform]) -> FeedbackBot:
    """Return the bot for this workspace; without a public address whoever sits at this machine is an admin."""
    from bot.core import FeedbackBot

    return FeedbackBot(_workspace(chosen, platforms))


def _workspace(chosen: Settings, platforms: Mapping[str, Platform]) -> Workspace:
    from bot.asks.quiet import hours
    from bot.messages import Address
    from bot.survey import surveys
    from bot.workspace import Workspace

    return Workspace(
        zone=chosen.zone,
        language=chosen.workspace_language,
        company=chosen.company.strip(),
        roles=_roles(chosen),
        team_chats=(*chosen.chats, Address(platform=WEB, chat=TEAM)),
        surveys=surveys(chosen.surveys_folder),
        links=partial(_links, platforms),
        platforms={name: platform.opens_chats for name, platform in platforms.items()},
        page=chosen.public_url,
        hours=chosen.hours,
        quiet=hours(chosen.quiet_hours),
        pause=dt.timedelta(days=chosen.ask_pause_days),
        detect=_language,
    )


def _roles(chosen: Settings) -> Mapping[str, Role]:
    from bot.model import Role
    from handlers.api import READER

    here = {} if chosen.public_url else {f"{WEB}:{TEAM}": Role.ADMIN}
    return chosen.roles | {READER.subject: Role.LEAD} | here


def _links(platforms: Mapping[str, Platform], token: str) -> Mapping[str, str]:
    urls = {name: platform.link(token) for name, platform in platforms.items()}
    return {name: url for name, url in urls.items() if url}


def _language(text: str) -> str:
    from bot.sentiment.language import language_of

    return language_of(text)
