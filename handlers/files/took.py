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


def times(layout: Layout, text: Callable[[str], str]) -> dict[str, Any]:
    """
    Return durations, outcome and verdicts as an interaction has them; ``text`` returns what a field says.

    Raises:
        Refused: a cell says something that cannot be.
    """
    plan, labels = layout.map, layout.labels
    found: dict[str, Any] = {
        name: cells.duration(labels[name], text(name), plan.units.get(name, 1)) for name in DURATIONS if name in labels
    }
    if "outcome" in labels:
        found["outcome"] = cells.outcome(labels["outcome"], text("outcome"))
    verdicts = ((our, their) for our, their in VERDICTS.items() if their in labels)
    return found | {our: cells.verdict(labels[their], text(their)) for our, their in verdicts}
