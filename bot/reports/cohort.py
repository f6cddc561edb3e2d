"""Customers over a window: who was there at its start, who came, who left, and what they pay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping  # noqa: TC003 - part of the record
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """
    What customers pay a month, in hundredths of one currency.

    ``start`` all who were there at the start, ``lost`` those of them who left, when they left; ``new`` the ``joined``
    new customers when they joined, or, where nobody did in the window, those of the year ``before``.
    """

    start: int = 0
    lost: int = 0
    new: int = 0
    joined: int = 0
    before: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """
    Counts of customers, each counted once.

    ``start`` were customers when the window began, and ``lost`` of them left in it; ``joined`` came for the first time
    and ``back`` again, and ``brief`` of these left in the window, too. Who left and came back within the window is
    among the lost and among the back. ``active`` were customers on at least one day, ``referrers`` of them referred
    somebody, ``referrals`` times. ``cancelled`` and ``returned`` count events, the latter of goods.
    """

    start: int = 0
    lost: int = 0
    joined: int = 0
    back: int = 0
    brief: int = 0
    active: int = 0
    referrers: int = 0
    referrals: int = 0
    cancelled: int = 0
    returned: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict)
    """How many of the lost left for which reason, as it was given; those without one are left out."""
    money: Mapping[str, Money] = field(default_factory=dict)
    """By currency, for those of whom it is known."""

    @property
    def end(self) -> int:
        """Customers when the window ended."""
        return self.start - self.lost + self.joined + self.back - self.brief

    @property
    def kept(self) -> int:
        """Customers of the start who never left in the window: those at the end less who came in it."""
        return self.end - (self.joined + self.back - self.brief)

    def ranked(self) -> list[tuple[str, int]]:
        """Return the reasons, the most frequent first, spelt as they are most often."""
        alike: dict[str, Counter[str]] = {}
        for reason, count in self.reasons.items():
            alike.setdefault(" ".join(reason.casefold().split()), Counter())[reason] += count
        found = [(spelt.most_common(1)[0][0], spelt.total()) for name, spelt in alike.items() if name]
        return sorted(found, key=lambda one: (-one[1], one[0].casefold()))
