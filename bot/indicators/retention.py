"""
Retention: the share of customers who stayed.

Customers at the end of the period less those who came in it ÷ customers at its start; so 100 % less churn. Those who
came back are shown apart, so that it never passes 100 %. Beside it stand its three drivers, where customers were asked
about them: interpersonal communication, service performance and complaint handling. The interval is Wilson's at 95 %
(Wilson, 1927), a change is told apart from chance by Newcombe's (Newcombe, 1998).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.indicators import Amount, Estimate, Indicator, Note, _shares
from bot.reports.sources import CUSTOMERS, Customers
from bot.statistics import ENOUGH_FOR_SHARE, share_change

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.periods import Window
    from bot.ports import Archive
    from bot.reports.cohort import Cohort

DRIVERS = ("personal", "performance", "complaints")
"""The areas of the relationship survey that make customers stay."""
APART = ("joined", "back")


def estimate(cohort: Cohort) -> Estimate | None:
    """Return the share of customers who stayed from 0 to 1, or ``None`` where there was nobody at the start."""
    apart = {name: getattr(cohort, name) for name in APART}
    notes = [Note(key=f"indicator.retention.{name}", values={"n": n}) for name, n in apart.items() if n]
    return _shares.of(cohort.kept, cohort.start, notes=notes, data={"start": cohort.start, "end": cohort.end, **apart})


def change(earlier: Cohort, later: Cohort) -> str:
    """Return ``up``, ``down`` or ``unclear``."""
    return share_change(later.kept, later.start, earlier.kept, earlier.start)


def beside(archive: Archive, window: Window, filters: Mapping[str, str]) -> tuple[tuple[Note, ...], dict[str, Any]]:
    """Return the mean score of each driver that customers were asked about; they are not known by group."""
    found = {} if filters else archive.tallies("area", window, "area")
    rated = {name: tally for name in DRIVERS if (tally := found.get(name)) and tally.mean is not None}
    notes = tuple(
        Note(
            key=f"indicator.retention.{name}",
            values={"mean": Amount(value=tally.mean or 0), "scale": tally.scale, "n": tally.n},
        )
        for name, tally in rated.items()
    )
    return notes, {"drivers": {name: {"mean": tally.mean, "n": tally.n} for name, tally in rated.items()}}


INDICATOR = Indicator(
    name="retention",
    source=Customers(),
    estimate=estimate,
    change=change,
    beside=beside,
    least=ENOUGH_FOR_SHARE,
    dimensions=CUSTOMERS,
    about="customers",
)
