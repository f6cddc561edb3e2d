"""
Response: the share of first replies that came within the agreed time.

Counted are interactions that started in the period and for which a time was agreed (`/agreed`), or for which the
system they come from says itself whether it was kept. Agreed times run in working hours only, and rest while the
customer is waited for. Who has no reply yet counts as missed. Resolution within the agreed time stands beside it; what
is not resolved counts as missed. Wilson's 95 % interval (Wilson, 1927); changes by Newcombe (1998).
"""

from __future__ import annotations

from bot.indicators import Estimate, Indicator, Note, _contacts
from bot.reports.contacts import DIMENSIONS, Interactions, Kept
from bot.statistics import ENOUGH_FOR_SHARE


def estimate(kept: Kept) -> Estimate | None:
    """Return the share of first replies within the agreed time from 0 to 1, or ``None`` where none was agreed."""
    notes = list(_contacts.beside("indicator.response.resolution", kept.resolution))
    if kept.unresolved:
        notes.append(Note(key="indicator.response.unresolved", values={"n": kept.unresolved}))
    notes += _contacts.answered(kept.answered)
    data = _contacts.figures("resolution", kept.resolution) | _contacts.figures("answered", kept.answered)
    return _contacts.estimate(kept.reply, tuple(notes), data)


def change(earlier: Kept, later: Kept) -> str:
    """Return ``up``, ``down`` or ``unclear``."""
    return _contacts.change(earlier.reply, later.reply)


INDICATOR = Indicator(
    name="response",
    source=Interactions(Kept),
    estimate=estimate,
    change=change,
    least=ENOUGH_FOR_SHARE,
    dimensions=DIMENSIONS,
    about="agreed",
)
