"""The list of commands that Telegram shows beside the text field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from telegram import BotCommand
from telegram.error import InvalidToken, TelegramError

from bot import commands, languages
from bot.model import Role

if TYPE_CHECKING:
    from handlers.telegram.client import Client

log = structlog.get_logger("telegram")

NAME, DESCRIPTION, ALL = 32, 256, 100
"""Telegram's limits: characters of a name and of a description, and commands in all."""
TWO_LETTERS = 2
"""The only language codes Telegram takes here."""


async def offer(client: Client) -> None:
    """Set the menu in each language; without it the commands work all the same, so trouble is only logged."""
    try:
        await client.set_my_commands(_rows(languages.FALLBACK))
        for language in languages.known():
            if len(language) == TWO_LETTERS:
                await client.set_my_commands(_rows(language), language_code=language)
    except InvalidToken:
        raise
    except TelegramError as trouble:
        log.warning("telegram.menu", trouble=type(trouble).__name__)


def _rows(language: str) -> list[BotCommand]:
    menu = commands.menu(language, Role.CUSTOMER)[:ALL]
    return [BotCommand(name[:NAME], text[:DESCRIPTION]) for name, text in menu if text]
