"""``python bot.py check``: what is configured, what is missing, and how to get it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot import discovery, settings
from bot.cli import tell, texts
from bot.errors import Misconfigured
from bot.findings import Finding

if TYPE_CHECKING:
    import argparse

    from bot.languages import Texts

MARKS = {"ok": "✓", "missing": "–", "wrong": "✗"}


def add_arguments(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Take no arguments."""


def run(arguments: argparse.Namespace) -> int:  # noqa: ARG001 - the same for each verb
    """Print the findings; 1 when something is wrong."""
    try:
        workspace = settings.load()
    except Misconfigured as wrong:
        return _print([Finding(state="wrong", key=wrong.key, values=wrong.values)])
    own = Finding(
        state="ok", key="check.workspace", values={"zone": workspace.timezone, "language": workspace.workspace_language}
    )
    return _print([own, *asyncio.run(_platforms(workspace.public_url))])


async def _platforms(public_url: str) -> list[Finding]:
    modules = [module for module in discovery.modules("handlers") if hasattr(module, "check")]
    return [finding for module in modules for finding in await module.check(public_url)]


def _print(findings: list[Finding]) -> int:
    for finding in findings:
        tell(f"{MARKS[finding.state]} {texts()(finding.key, **finding.values)}")
    return int(any(finding.state == "wrong" for finding in findings))
