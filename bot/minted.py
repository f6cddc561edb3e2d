"""Names that are made here, for what the company gave no number: machines need them, and nobody is shown one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MARK = "~"
"""Begins them all; no other system's numbers begin like that."""


def name(mint: Callable[[], str]) -> str:
    """Return a new one."""
    return f"{MARK}{mint()}"


def ours(id: str) -> bool:  # noqa: A002 - as the records call it
    """Return whether a name was made here."""
    return id.startswith(MARK)


def shown(id: str) -> str:  # noqa: A002
    """Return a name as people are shown it: nothing when it was made here."""
    return "" if ours(id) else id
