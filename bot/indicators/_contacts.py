"""What the indicators of interactions have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.indicators import Amount, Estimate, Note, _shares
from bot.statistics import share_change, wilson

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from bot.reports.contacts import Share

ABOUT = "contacts"
"""The table of the language files with the sentences about interactions."""


def estimate(share: Share, notes: tuple[Note, ...], data: Mapping[str, Any]) -> Estimate | None:
    """Return a share with Wilson's interval, or ``None`` of nothing."""
    return _shares.of(share.hits, share.n, notes=notes, data=data)


def change(earlier: Share, later: Share) -> str:
    """Return ``up``, ``down`` or ``unclear``."""
    return share_change(later.hits, later.n, earlier.hits, earlier.n)


def answered(share: Share) -> tuple[Note, ...]:
    """Return the share of contacts that were answered as a sentence, where some were not; else it tells nothing."""
    return beside("contacts.answered", share) if share.hits < share.n else ()


def beside(key: str, share: Share) -> tuple[Note, ...]:
    """Return a share as a sentence with its n and its interval; none of nothing."""
    if not share.n:
        return ()
    bounds = wilson(share.hits, share.n)
    amounts = {"share": share.hits / share.n, "low": bounds.low, "high": bounds.high}
    shown = {name: Amount(value=value, unit="share") for name, value in amounts.items()}
    return (Note(key=key, values={"hits": share.hits, "n": share.n, **shown}),)


def figures(name: str, share: Share) -> dict[str, float | int]:
    """Return a share for programs; nothing of nothing."""
    if not share.n:
        return {}
    bounds = wilson(share.hits, share.n)
    found = {"": share.hits / share.n, "_hits": share.hits, "_n": share.n, "_low": bounds.low, "_high": bounds.high}
    return {f"{name}{part}": value for part, value in found.items()}
