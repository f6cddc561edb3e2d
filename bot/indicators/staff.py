"""
The staff's own view: the share of contacts that went well in the eyes of those who served.

The top box of what agents answer when they are asked how a contact went, by the day they answered; Wilson's 95 %
interval (Wilson, 1927). Beside it stands the share of all customers' answers in the same box, told apart from chance by
Newcombe's interval (Newcombe, 1998). Where both rated the same contact, the sign test tells whether agents tend to see
it better, or worse, than their customers do (Dixon and Mood, 1946).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.indicators import Amount, Estimate, Indicator, Note, _shares
from bot.indicators.csat import TOP_BOX
from bot.reports.choices import CHOSEN
from bot.reports.views import DIMENSIONS, OwnViews, Views
from bot.statistics import ENOUGH_FOR_SHARE, share_change, sign_test

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.periods import Window
    from bot.ports import Archive
    from bot.tally import Tally

NEWEST = 3
"""How many of the agents' own words are quoted."""
LEVEL = 0.05
"""Chance below which a tendency is named."""


def estimate(views: Views) -> Estimate | None:
    """Return the share of contacts that went well from 0 to 1, or ``None`` where no agent said anything."""
    found = _shares.estimate(views.own, TOP_BOX)
    if found is None:
        return None
    theirs = _shares.estimate(views.customers, TOP_BOX)
    data = {
        **found.data,
        "customers": theirs.value if theirs else None,
        "customers_n": theirs.n if theirs else 0,
        **{name: getattr(views, name) for name in ("better", "same", "worse")},
    }
    notes = (*found.notes, *_customers(views, theirs), *_pairs(views))
    return Estimate(
        value=found.value, n=found.n, low=found.low, high=found.high, hits=found.hits, notes=notes, data=data
    )


def _customers(views: Views, theirs: Estimate | None) -> Iterator[Note]:
    if theirs is None or min(theirs.n, views.own.n) < ENOUGH_FOR_SHARE:
        return
    verdict = _compared(views.own, views.customers)
    values = {"share": Amount(value=theirs.value, unit="share"), "n": theirs.n}
    yield Note(key=f"indicator.staff.customers.{verdict}", values=values)


def _compared(own: Tally, customers: Tally) -> str:
    return _shares.change(customers, own, TOP_BOX) if own.scale == customers.scale else "unclear"


def _pairs(views: Views) -> Iterator[Note]:
    differ = views.better + views.worse
    if not differ + views.same:
        return
    sure = differ > 0 and sign_test(views.better, views.worse) < LEVEL
    tendency = ("better" if views.better > views.worse else "worse") if sure else "unclear"
    values = {"n": differ + views.same, "better": views.better, "same": views.same, "worse": views.worse}
    yield Note(key=f"indicator.staff.pairs.{tendency}", values=values)


def change(earlier: Views, later: Views) -> str:
    """Return ``up``, ``down`` or ``unclear``."""
    boxes = TOP_BOX.get(later.own.scale, ())
    return share_change(later.own.count(boxes), later.own.n, earlier.own.count(boxes), earlier.own.n)


def beside(archive: Archive, window: Window, filters: Mapping[str, str]) -> tuple[tuple[Note, ...], Mapping[str, Any]]:
    """Return what agents chose from the lists of their survey, the most frequent first, and what they wrote."""
    chosen, said = archive.chosen(window, filters), archive.proposed(window, filters, NEWEST)
    notes = [Note(key=CHOSEN, values={"question": name, "options": counts}) for name, counts in chosen.items()]
    notes += [Note(key="indicator.staff.said", values={"agent": agent, "words": words}) for agent, words in said]
    return tuple(notes), {"chosen": chosen}


INDICATOR = Indicator(
    name="staff",
    source=OwnViews(),
    estimate=estimate,
    change=change,
    least=ENOUGH_FOR_SHARE,
    dimensions=DIMENSIONS,
    beside=beside,
    about="staff",
)
