"""
Churn: the share of customers who were lost.

Customers lost in the period ÷ customers at its start. A customer is lost when their last product ends; who joined and
left inside the period is left out, and who left and came back is lost and among those who came back. By product it is
that product which ended. Value is what customers pay a month: that of the lost when they left ÷ that of all at the
start; new customers needed to stay level are the value lost ÷ the mean value of a new customer, rounded up. The
interval is Wilson's at 95 % (Wilson, 1927), a change is told apart from chance by Newcombe's (Newcombe, 1998).
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from bot.indicators import Amount, Estimate, Indicator, Note, _shares
from bot.reports.sources import CUSTOMERS, Customers
from bot.statistics import ENOUGH_FOR_SHARE, share_change

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.periods import Window
    from bot.ports import Archive
    from bot.reports.cohort import Cohort, Money

REASONS = 5
"""Reasons that are printed."""
NAMED = 5
"""Customers at risk who are named."""
RECENT = dt.timedelta(days=30)
"""How long a low score puts its customer at risk."""
COUNTS = ("cancelled", "returned", "joined", "back")


def estimate(cohort: Cohort) -> Estimate | None:
    """Return the share of customers who were lost from 0 to 1, or ``None`` where there was nobody at the start."""
    return _shares.of(cohort.lost, cohort.start, notes=tuple(_notes(cohort)), data=_data(cohort))


def change(earlier: Cohort, later: Cohort) -> str:
    """Return ``up``, ``down`` or ``unclear``."""
    return share_change(later.lost, later.start, earlier.lost, earlier.start)


def needed(money: Money) -> int | None:
    """Return how many new customers make up for the value lost; ``None`` where nothing is known of new ones."""
    if money.new <= 0 or money.lost <= 0:
        return 0 if money.lost <= 0 else None
    return -(-money.lost * money.joined // money.new)


def _notes(cohort: Cohort) -> Iterator[Note]:
    counts = {name: getattr(cohort, name) for name in COUNTS}
    yield from (Note(key=f"indicator.churn.{name}", values={"n": n}) for name, n in counts.items() if n)
    for currency, money in cohort.money.items():
        yield from _money(currency, money)
    if ranked := cohort.ranked():
        named = ", ".join(f"{reason} ({count})" for reason, count in ranked[:REASONS])
        yield Note(key="indicator.churn.reasons", values={"reasons": named})


def _money(currency: str, money: Money) -> Iterator[Note]:
    unit = f"money:{currency}"
    if money.start:
        yield Note(
            key="indicator.churn.value",
            values={
                "lost": Amount(value=money.lost, unit=unit),
                "start": Amount(value=money.start, unit=unit),
                "share": Amount(value=money.lost / money.start, unit="share"),
            },
        )
    if count := needed(money):
        mean = Amount(value=money.new / money.joined, unit=unit)
        key = "indicator.churn.needed_before" if money.before else "indicator.churn.needed"
        yield Note(key=key, values={"n": count, "mean": mean, "joined": money.joined})


def _data(cohort: Cohort) -> dict[str, Any]:
    found: dict[str, Any] = {name: getattr(cohort, name) for name in ("start", "lost", "end", *COUNTS)}
    found["reasons"] = dict(cohort.ranked())
    for currency, money in cohort.money.items():
        ending = "" if len(cohort.money) == 1 else f"_{currency.lower()}"
        found |= {f"{name}{ending}": figure for name, figure in _figures(currency, money).items()}
    return found


def _figures(currency: str, money: Money) -> dict[str, Any]:
    return {
        "currency": currency,
        "value_lost": money.lost / 100,
        "value_start": money.start / 100,
        "value_share": money.lost / money.start if money.start else None,
        "needed": needed(money),
    }


def beside(archive: Archive, window: Window, filters: Mapping[str, str]) -> tuple[tuple[Note, ...], dict[str, Any]]:
    """Return who gave a low score or wrote a negative comment in the last 30 days and is still a customer."""
    found = archive.at_risk(window.end - RECENT, window.end, filters)
    names = [customer.name or customer.id for customer in found]
    data = {"at_risk": [customer.id for customer in found]}
    if not found:
        return (), data
    listed = ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
    return (Note(key="indicator.churn.risk", values={"n": len(found), "names": listed}),), data


INDICATOR = Indicator(
    name="churn",
    source=Customers(),
    estimate=estimate,
    change=change,
    beside=beside,
    least=ENOUGH_FOR_SHARE,
    low_is_good=True,
    dimensions=CUSTOMERS,
    about="customers",
)
