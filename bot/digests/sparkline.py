"""A trend in one line of text; it stands beside a number, never alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

STEPS = "▁▂▃▄▅▆▇█"
NONE = "·"
LEAST = 10.0
"""The smallest difference, in percent or points, that fills the height: noise must not look like mountains."""


def sparkline(values: Sequence[float | None]) -> str:
    """Return a mark for each value, ``·`` where there is none; nothing with fewer than three values."""
    known = [value for value in values if value is not None]
    if len(known) <= 2:  # noqa: PLR2004 - a line needs a middle
        return ""
    low, high = min(known), max(known)
    low, height = min(low, (low + high - LEAST) / 2), max(high - low, LEAST)
    marks = (NONE if value is None else _step((value - low) / height) for value in values)
    return "".join(marks).strip(NONE)


def _step(share: float) -> str:
    return STEPS[min(int(share * len(STEPS)), len(STEPS) - 1)]
