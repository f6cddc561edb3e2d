"""Instants that other systems name: which of them can have happened."""

from __future__ import annotations

import datetime as dt

EARLIEST = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
AHEAD = dt.timedelta(days=1)
"""So much may another system's clock be ahead of ours."""


def plausible(at: dt.datetime, now: dt.datetime) -> bool:
    """Return whether an aware instant lies between 1970 and a day from now."""
    return EARLIEST <= at <= now + AHEAD
