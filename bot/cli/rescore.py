"""``python bot.py rescore``: read all comments again that an earlier analyzer read, while the bot runs or not."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot import cli, settings
from bot.cli import tell

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from bot.languages import Texts
    from bot.messages import Reply
    from storage.rescoring import Rescored


def add_arguments(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Take no arguments."""


def run(arguments: argparse.Namespace) -> int:  # noqa: ARG001 - the same for each verb
    """Print how many comments were read again, and how many labels changed from what to what."""
    found = asyncio.run(_rescored())
    for line in _said(found, cli.texts()):
        tell(line)
    return 0


async def _rescored() -> Rescored:
    import storage
    from bot.core import FeedbackBot
    from bot.workspace import Workspace
    from handlers.files.command import bar
    from storage.rescoring import rescore

    chosen = settings.load()
    held = storage.open(chosen.database_url, chosen.zone, own=False)
    road = held.road(FeedbackBot(Workspace(zone=chosen.zone)), _nobody)
    await road.start(adopt=False)
    try:
        with bar(cli.texts()("cli.rescore.bar"), "") as show:
            return await rescore(held.reading, road, show)
    finally:
        await road.drain()
        held.close()


async def _nobody(reply: Reply) -> str:  # noqa: ARG001 - nobody waits for replies
    return ""


def _said(found: Rescored, texts: Texts) -> Iterator[str]:
    if not found.read:
        yield texts("cli.rescore.none")
        return
    yield texts("cli.rescore.done", n=found.read, changed=found.moves.total())
    for (before, after), n in found.moves.most_common():
        yield texts("cli.rescore.changed", before=_label(before, texts), after=_label(after, texts), n=n)


def _label(label: str, texts: Texts) -> str:
    return texts(f"sentiment.{label}" if label else "cli.rescore.unread")
