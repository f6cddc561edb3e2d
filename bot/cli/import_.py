"""``python bot.py import FILE``: bring in what another system recorded."""

from __future__ import annotations

import asyncio
import gc
from typing import TYPE_CHECKING

from bot import cli, settings
from bot.cli import tell

if TYPE_CHECKING:
    import argparse

    from bot.languages import Texts
    from bot.messages import Reply


LIVING = 50_000
"""Objects that may be made until those of a bundle, which all live until it is kept, are looked through for cycles."""


def add_arguments(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Take the file and its mapping."""
    parser.add_argument("file", metavar="FILE", help=texts("cli.import.file"))
    parser.add_argument("--map", metavar="MAP.toml", default="", help=texts("cli.import.map"))


def run(arguments: argparse.Namespace) -> int:
    """Print how many rows are new, were there already, and were refused."""
    tell(asyncio.run(_bring(arguments.file, arguments.map)))
    return 0


async def _bring(path: str, map_path: str) -> str:
    import storage
    from bot.core import FeedbackBot
    from bot.workspace import Workspace
    from handlers.files import command

    chosen = settings.load()
    held = storage.open(chosen.database_url, chosen.zone, own=False)
    workspace = Workspace(zone=chosen.zone, language=chosen.workspace_language, hours=chosen.hours)
    road = held.road(FeedbackBot(workspace), _nobody)
    gc.freeze()
    gc.set_threshold(LIVING)
    await road.start(adopt=False)
    try:
        return await command.bring(path, map_path, road, chosen.zone, cli.texts())
    finally:
        await road.drain()
        held.close()


async def _nobody(reply: Reply) -> str:  # noqa: ARG001 - nobody waits for a file's replies
    return ""
