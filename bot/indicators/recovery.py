"""
Recovery: the share of unhappy customers who say that it is good now.

Counted are the cases that were resolved in the period and whose customer said whether it is good now, by the day on
which they were last resolved: yes of yes, in part and no. A no that opened its case again counts all the same. Beside
it stand those who said in part, and the median times until a case was taken and resolved, by the clock. Wilson's 95 %
interval (Wilson, 1927); changes by Newcombe (1998); the interval of a median is from rank to rank (Conover, 1999).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.indicators import Amount, Estimate, Indicator, Note, _contacts
from bot.reports.contacts import Cared, Cases
from bot.statistics import ENOUGH_FOR_SHARE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.reports.durations import Durations

TIMES = ("take", "resolve")


def estimate(cared: Cared) -> Estimate | None:
    """Return the share who say yes from 0 to 1, or ``None`` where nobody said anything."""
    notes = [Note(key="indicator.recovery.partly", values={"n": cared.partly})] if cared.partly else []
    notes += [Note(key=f"indicator.recovery.{name}", values=_amounts(found)) for name, found in _known(cared)]
    medians = {f"{name}_median": found.quantile(0.5) for name, found in _known(cared)}
    data: dict[str, Any] = {"partly": cared.partly, "resolved": cared.resolved, **medians}
    return _contacts.estimate(cared.recovered, tuple(notes), data)


def _known(cared: Cared) -> Iterator[tuple[str, Durations]]:
    return ((name, getattr(cared, name)) for name in TIMES if getattr(cared, name).n)


def _amounts(found: Durations) -> dict[str, Any]:
    bounds = found.median_interval()
    spans = {"median": found.quantile(0.5) or 0, "low": bounds.low, "high": bounds.high}
    return {"n": found.n} | {name: Amount(value=seconds, unit="duration") for name, seconds in spans.items()}


def change(earlier: Cared, later: Cared) -> str:
    """Return ``up``, ``down`` or ``unclear``."""
    return _contacts.change(earlier.recovered, later.recovered)


INDICATOR = Indicator(
    name="recovery",
    source=Cases(),
    estimate=estimate,
    change=change,
    least=ENOUGH_FOR_SHARE,
    dimensions=("agent", "team", "channel", "product", "language", "cause"),
    about="recovery",
)
