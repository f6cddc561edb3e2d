"""
Response rate: the share of asks that are answered by now.

Asks that reached a customer in the period and are answered ÷ those asks, by the day of the ask; those that can still
be answered are shown beside it. Asks that were taken back, and tests, are left out. Of files that do not say who was
asked nothing is counted. Answers received in the period, whenever they were asked for, stand beside it. Wilson's 95 %
interval (Wilson, 1927); changes by Newcombe (1998).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.indicators import Estimate, Indicator, Note, _contacts
from bot.reports.contacts import DIMENSIONS, Asked, Asks
from bot.statistics import ENOUGH_FOR_SHARE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.periods import Window
    from bot.ports import Archive


def estimate(asked: Asked) -> Estimate | None:
    """Return the share of asks that are answered from 0 to 1, or ``None`` where nobody was asked."""
    notes = (Note(key="indicator.response_rate.open", values={"n": asked.open}),) if asked.open else ()
    return _contacts.estimate(asked.answered, notes, {"open": asked.open})


def change(earlier: Asked, later: Asked) -> str:
    """Return ``up``, ``down`` or ``unclear``."""
    return _contacts.change(earlier.answered, later.answered)


def beside(archive: Archive, window: Window, filters: Mapping[str, str]) -> tuple[tuple[Note, ...], Mapping[str, Any]]:
    """Return how many answers came in; with filters nothing is said."""
    if filters:
        return (), {}
    received = archive.received(window)
    return (Note(key="indicator.response_rate.received", values={"n": received}),), {"received": received}


INDICATOR = Indicator(
    name="response_rate",
    source=Asks(),
    estimate=estimate,
    change=change,
    least=ENOUGH_FOR_SHARE,
    dimensions=DIMENSIONS,
    beside=beside,
    about="asks",
)
