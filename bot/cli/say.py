"""``python bot.py say "/csat 2021-01"``: what a lead would be told, for scripts and for checks."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import closing
from typing import TYPE_CHECKING

from bot import settings
from bot.cli import tell
from bot.errors import Refused

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from bot.languages import Texts
    from bot.messages import Reply

TOLD, REFUSED = 0, 2


def add_arguments(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Take the command, and whether to answer with JSON."""
    parser.add_argument("words", metavar="COMMAND", help=texts("cli.say.words"))
    parser.add_argument("--json", action="store_true", help=texts("cli.say.json"))


def run(arguments: argparse.Namespace) -> int:
    """Print the answer; 2 when the command was not understood."""
    replies = _ask(arguments.words)
    if arguments.json:
        tell(json.dumps(_data(replies), ensure_ascii=False))
    else:
        tell("\n\n".join("\n".join(filter(None, (r.words, r.file))) for r in replies))
    return REFUSED if any("refused" in reply.data for reply in replies) else TOLD


def _data(replies: Sequence[Reply]) -> dict[str, object]:
    first = replies[0]
    return {**first.data, "title": first.title, "text": first.text}


def _ask(words: str) -> Sequence[Reply]:
    import storage
    from bot import commands, taps
    from bot.core import FeedbackBot
    from bot.messages import Actor, Address
    from bot.model import Role
    from bot.survey import surveys
    from bot.workspace import Workspace

    lead, here = Actor(platform="cli", person="lead"), Address(platform="cli", chat="lead")
    chosen = settings.load()
    workspace = Workspace(
        zone=chosen.zone,
        language=chosen.workspace_language,
        roles={lead.subject: Role.LEAD},
        surveys=surveys(chosen.surveys_folder),
    )
    event = taps.commanded(words.strip() or "help", id="say", at=dt.datetime.now(dt.UTC), actor=lead, where=here)
    bot = FeedbackBot(workspace)
    if not bot.only_reads(event) and event.name in commands.known():
        raise Refused("cli.say.reads", name=event.name)
    with closing(storage.open(chosen.database_url, chosen.zone, own=False)) as held, held.reader() as world:
        return bot.handle(event, world)
