"""What was counted of the customers of one group, and what it means."""

from __future__ import annotations

from collections import Counter

from bot.customers.history import BACK, CANCELLED, JOINED, REFERRED, RETURNED
from bot.reports.cohort import Cohort, Money
from storage.flows import LEFT, LOST

START, BEFORE, WITHIN = "start", "before", " inside"


class Counts:
    """What was counted in one group: how many, what they pay, and why, by kind and currency."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()
        self.by: Counter[tuple[str, str]] = Counter()
        self.worth: Counter[tuple[str, str]] = Counter()
        self.reasons: Counter[str] = Counter()

    def add(self, kind: str, currency: str, reason: str, count: int, worth: int) -> None:
        """Count more."""
        count, worth = int(count), int(worth)
        self.count[kind] += count
        if currency:
            self.by[kind, currency] += count
            self.worth[kind, currency] += worth
        if reason:
            self.reasons[reason] += {LOST: 1, LEFT + WITHIN: -1}.get(kind, 0) * count

    def cohort(self) -> Cohort:
        """Return the counts as what they mean."""
        count = self.count
        brief, lost = count[LEFT + WITHIN], count[LOST]
        return Cohort(
            start=count[START],
            lost=lost - brief,
            joined=count[JOINED],
            back=count[BACK],
            brief=brief,
            active=count[START] + count[JOINED] + count[BACK] - count[BACK + WITHIN],
            referrers=count[REFERRED] - count[REFERRED + WITHIN],
            referrals=count[REFERRED],
            cancelled=count[CANCELLED],
            returned=count[RETURNED],
            reasons={reason: number for reason, number in self.reasons.items() if number > 0},
            money={currency: self._money(currency) for currency in sorted({each for _, each in self.by})},
        )

    def _money(self, currency: str) -> Money:
        worth = {kind: self.worth[kind, currency] for kind in (START, LOST, LEFT + WITHIN, JOINED, BEFORE)}
        here = self.by[JOINED, currency] > 0
        basis = JOINED if here else BEFORE
        return Money(
            start=worth[START],
            lost=worth[LOST] - worth[LEFT + WITHIN],
            new=worth[basis],
            joined=self.by[basis, currency],
            before=not here,
        )
