"""
What can be typed: one file a command, and one command for each indicator.

A file defines ``COMMAND``; its one-line help stands in the language files at ``command.NAME.help``.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from bot import discovery, indicators, languages
from bot.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.languages import Texts
    from bot.messages import Commanded, Reply
    from bot.ports import World
    from bot.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One command being given: by whom with which role, about what, in whose language."""

    event: Commanded
    world: World
    workspace: Workspace
    texts: Texts
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """
    ``run`` returns the replies. ``reads`` marks a command that changes nothing: it never holds up the road.

    ``peeks`` tells the same of some words of a command. One without ``listed`` works but stands in no menu.
    ``fallback`` is its help where no language has one.
    """

    name: str
    run: Callable[[Call], Sequence[Reply]]
    role: Role = Role.CUSTOMER
    reads: bool = False
    peeks: Callable[[str], bool] | None = None
    listed: bool = True
    fallback: str = ""

    def only_reads(self, words: str) -> bool:
        """Return whether it changes nothing when it is given with these words."""
        return self.reads or (self.peeks is not None and self.peeks(words))

    def help(self, texts: Texts) -> str:
        """Return what it does in one line."""
        key = f"command.{self.name}.help"
        return texts(key) if texts.has(key) else self.fallback


@cache
def known() -> dict[str, Command]:
    """Return every command by its name; an indicator that has a file here is asked for through it."""
    from bot.reports import report

    own = {module.COMMAND.name: module.COMMAND for module in discovery.modules(__name__)}
    asked = (
        Command(name=name, run=report.run, role=Role.LEAD, reads=True, fallback=indicator.summary)
        for name, indicator in indicators.known().items()
        if name not in own
    )
    return {command.name: command for command in sorted((*own.values(), *asked), key=lambda command: command.name)}


def menu(language: str, role: Role) -> list[tuple[str, str]]:
    """Return name and help of each command this role may use, for a platform's menu or manifest."""
    texts = languages.texts(language)
    return [(c.name, c.help(texts)) for c in known().values() if c.listed and c.role <= role]


def nearest(name: str, role: Role) -> list[str]:
    """Return the valid commands that look most like what was typed."""
    names = [command for command, _ in menu(languages.FALLBACK, role)]
    return get_close_matches(name, names, n=3, cutoff=0.5) or ["help"]
