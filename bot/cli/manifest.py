"""``python bot.py manifest``: Slack's app manifest, with every command there is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot import commands, settings
from bot.cli import tell
from bot.model import Role

if TYPE_CHECKING:
    import argparse

    from bot.languages import Texts


def add_arguments(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Take no arguments."""


def run(arguments: argparse.Namespace) -> int:  # noqa: ARG001 - the same for each verb
    """Print the manifest as JSON, to be pasted where Slack asks for it."""
    from handlers.slack.manifest import manifest

    workspace = settings.load()
    menu = commands.menu(workspace.workspace_language, Role.ADMIN)
    tell(json.dumps(manifest(menu, workspace.public_url), indent=2, ensure_ascii=False))
    return 0
