"""``python bot.py recount``: count everything anew from what is kept, while the bot goes on."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from bot import cli, settings
from bot.cli import tell

if TYPE_CHECKING:
    import argparse

    from bot.languages import Texts

STEP = 1000
"""Rows between two looks at the bar."""


def add_arguments(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Take no arguments."""


def run(arguments: argparse.Namespace) -> int:  # noqa: ARG001 - the same for each verb
    """Print how many counts and times were wrong; they are right now."""
    import storage
    from handlers.files.command import bar
    from storage import mending

    chosen, texts, done = settings.load(), cli.texts(), 0
    with (
        closing(storage.open(chosen.database_url, chosen.zone, own=False)) as held,
        bar(texts("cli.recount.bar"), "") as show,
    ):
        with held.reading.begin() as connection:
            total = mending.total(connection)

        def told() -> None:
            nonlocal done
            done += 1
            if done % STEP == 0 or done == total:
                show(done, total)

        found = mending.recount(held.writer, held.reading, chosen.hours, told)
    tell(texts("cli.recount.counts", n=found.counts) if found.counts else texts("cli.recount.right"))
    if found.times:
        tell(texts("cli.recount.times", n=found.times))
    return 0
