"""``python bot.py check``: what is configured, what is missing, and how to get it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from bot import discovery, settings
from bot.cli import tell, texts
from bot.errors import Misconfigured
from bot.findings import Finding
from bot.model import Role

if TYPE_CHECKING:
    import argparse

    from bot.languages import Texts
    from bot.settings import Settings

MARKS = {"ok": "✓", "missing": "–", "wrong": "✗"}


def add_arguments(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Take no arguments."""


def run(arguments: argparse.Namespace) -> int:  # noqa: ARG001 - the same for each verb
    """Print the findings; 1 when something is wrong."""
    try:
        workspace = settings.load()
    except Misconfigured as wrong:
        return _print([_wrong(wrong)])
    return _print([*_workspace(workspace), *_names(workspace), *asyncio.run(_platforms(workspace.public_url))])


def _wrong(mistake: Misconfigured) -> Finding:
    return Finding(state="wrong", key=mistake.key, values=mistake.values)


def _workspace(chosen: Settings) -> list[Finding]:
    values = {"zone": chosen.timezone, "language": chosen.workspace_language}
    return [Finding(state="ok", key="check.workspace", values=values), _database(chosen)]


def _database(chosen: Settings) -> Finding:
    import storage

    try:
        storage.open(chosen.database_url, chosen.zone, own=False).close()
    except Misconfigured as wrong:
        return _wrong(wrong)
    return Finding(state="ok", key="check.database", values={"kind": chosen.database_url.partition(":")[0]})


def _names(chosen: Settings) -> list[Finding]:
    """Return who leads and where alerts go, and which names belong to no platform there is."""
    known = {m.__name__.rpartition(".")[2] for m in discovery.modules("handlers") if hasattr(m, "connect")}
    subjects = [*chosen.roles, *(f"{chat.platform}:{chat.chat}" for chat in chosen.chats)]
    strange = sorted({name for name in subjects if name.partition(":")[0] not in known})
    leads = [name for name, role in chosen.roles.items() if role >= Role.LEAD]
    mistaken = {"names": ", ".join(strange), "known": ", ".join(sorted(known))}
    return [
        Finding(state="wrong", key="check.names", values=mistaken)
        if strange
        else Finding(state="ok" if leads else "missing", key="check.leads", values={"n": len(leads)}),
        Finding(state="ok" if chosen.chats else "missing", key="check.chats", values={"n": len(chosen.chats)}),
    ]


async def _platforms(public_url: str) -> list[Finding]:
    modules = [module for module in discovery.modules("handlers") if hasattr(module, "check")]
    return [finding for module in modules for finding in await _asked(module, public_url)]


async def _asked(module: Any, public_url: str) -> list[Finding]:  # noqa: ANN401 - a platform's module
    try:
        return list(await module.check(public_url))
    except Misconfigured as wrong:
        return [_wrong(wrong)]


def _print(findings: list[Finding]) -> int:
    for finding in findings:
        tell(f"{MARKS[finding.state]} {texts()(finding.key, **finding.values)}")
    return int(any(finding.state == "wrong" for finding in findings))
