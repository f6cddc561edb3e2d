"""From a word to a window. (skeleton)"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo  # noqa: TC003


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Whole days ``[first, end)`` in ``zone``; ``label`` is the period as it was typed."""

    first: dt.date
    end: dt.date
    zone: ZoneInfo
    label: str = ""
