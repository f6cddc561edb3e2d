"""
Referral: the share of customers who referred somebody.

Customers who referred somebody in the period ÷ customers who were that on at least one of its days. Who referred
several counts once; who was no customer on the day of the referral does not count. The interval is Wilson's at 95 %
(Wilson, 1927), a change is told apart from chance by Newcombe's (Newcombe, 1998).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.indicators import Estimate, Indicator, Note, _shares
from bot.reports.sources import Customers
from bot.statistics import ENOUGH_FOR_SHARE, share_change

if TYPE_CHECKING:
    from bot.reports.cohort import Cohort


def estimate(cohort: Cohort) -> Estimate | None:
    """Return the share of customers who referred somebody from 0 to 1, or ``None`` where there were no customers."""
    notes = (Note(key="indicator.referral.count", values={"n": cohort.referrals}),) if cohort.referrals else ()
    return _shares.of(cohort.referrers, cohort.active, notes=notes, data={"referrals": cohort.referrals})


def change(earlier: Cohort, later: Cohort) -> str:
    """Return ``up``, ``down`` or ``unclear``."""
    return share_change(later.referrers, later.active, earlier.referrers, earlier.active)


INDICATOR = Indicator(
    name="referral",
    source=Customers(),
    estimate=estimate,
    change=change,
    least=ENOUGH_FOR_SHARE,
    dimensions=("contract", "segment"),
    about="customers",
)
