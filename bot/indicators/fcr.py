"""
First contact resolution: the share of first contacts that resolved what they were about.

Counted are interactions that started in the period, but for those within 7 days after another one of the same customer
and kind. Where the system they come from says what became of one, that counts: resolved or not; given up and still
open are not. Where nobody says, one that has ended is resolved unless the same customer comes back about the same kind
within 7 days; where its end or its customer is unknown nobody can tell, and it is left out. Wilson's 95 % interval
(Wilson, 1927); changes by Newcombe (1998).
"""

from __future__ import annotations

from bot.indicators import Estimate, Indicator, Note, _contacts
from bot.reports.contacts import DIMENSIONS, Firsts, Interactions
from bot.statistics import ENOUGH_FOR_SHARE


def estimate(firsts: Firsts) -> Estimate | None:
    """Return the share that was resolved at the first contact from 0 to 1, or ``None`` without contacts."""
    notes = [Note(key="indicator.fcr.again", values={"n": firsts.again})] if firsts.again else []
    notes += _contacts.answered(firsts.answered)
    data = {"again": firsts.again, **_contacts.figures("answered", firsts.answered)}
    return _contacts.estimate(firsts.resolved, tuple(notes), data)


def change(earlier: Firsts, later: Firsts) -> str:
    """Return ``up``, ``down`` or ``unclear``."""
    return _contacts.change(earlier.resolved, later.resolved)


INDICATOR = Indicator(
    name="fcr",
    source=Interactions(Firsts),
    estimate=estimate,
    change=change,
    least=ENOUGH_FOR_SHARE,
    dimensions=DIMENSIONS,
    about=_contacts.ABOUT,
)
