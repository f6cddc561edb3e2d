"""What a row says about the time an interaction took."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handlers.files import cells
from handlers.files.mapping import DURATIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from handlers.files.layout import Layout

VERDICTS = {"reply_kept": "reply_in_time", "resolution_kept": "resolved_in_time"}
"""Our name for each verdict that another system may give, and the file's."""
NAMES = (*DURATIONS, "outcome", *VERDICTS.values())


def times(layout: Layout, text: Callable[[str], str]) -> dict[str, Any]:
    """
    Return durations, outcome and verdicts as an interaction has them; ``text`` returns what a field says.

    Raises:
        Refused: a cell says something that cannot be.
    """
    plan = layout.map
    named = {name: " + ".join(plan.columns[name]) for name in NAMES if name in plan.columns}
    found: dict[str, Any] = {
        name: cells.duration(named[name], text(name), plan.units.get(name, 1)) for name in DURATIONS if name in named
    }
    if "outcome" in named:
        found["outcome"] = cells.outcome(named["outcome"], text("outcome"))
    found |= {our: cells.verdict(named[their], text(their)) for our, their in VERDICTS.items() if their in named}
    return found
