"""Churn, retention and referral by going through every instant of every customer: slow, and written apart."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Life:
    """What one customer holds and pays, event by event."""

    holds: set = field(default_factory=set)
    last: set = field(default_factory=set)
    pays: tuple = (None, "")
    ever: bool = False

    def live(self, told):
        before = set(self.holds)
        if told.kind in {"joined", "came_back", "value_changed"} and told.value is not None:
            self.pays = (told.value, told.currency)
        if told.kind == "cancelled":
            whole = not told.product or self.holds == {""}
            self.holds = set() if whole else self.holds - {told.product}
            self.last = before if before and not self.holds else self.last
        elif told.kind in {"joined", "came_back"} and told.product:
            self.holds = (self.holds - {""}) | {told.product}
        elif told.kind in {"joined", "came_back"} and not self.holds:
            self.holds = set(self.last) or {""} if told.kind == "came_back" else {""}
        return before


def ordered(told):
    return sorted(told, key=lambda one: (one.happened_at, one.kind == "cancelled" and bool(one.product)))


@dataclass
class Step:
    """One event, with whether the customer was there and what they paid before it, and whether they are after it."""

    told: object
    before: bool
    after: bool
    pays: tuple
    again: bool


def steps(told, product):
    life, ever = Life(), False
    for one in told:
        pays, held = life.pays, life.live(one)
        before, after = ((product in holds) if product else bool(holds) for holds in (held, life.holds))
        yield Step(one, before, after, pays, again=ever or one.kind == "came_back")
        ever = ever or after


class Count:
    """Customers over a window; with a product those who hold it."""

    def __init__(self, window, product=""):
        self.window, self.product = window, product
        self.found, self.money, self.reasons = Counter(), Counter(), Counter()

    def customer(self, told):
        gone = list(steps(told, self.product))
        earlier = [step for step in gone if step.told.happened_at < self.window.start_at]
        inside = [step for step in gone if self.window.start_at <= step.told.happened_at < self.window.end_at]
        here = bool(earlier) and earlier[-1].after
        if here:
            self.found["start"] += 1
            last = Life()
            for step in earlier:
                last.live(step.told)
            self.pay("start", last.pays)
        self.found["active"] += here or any(step.after for step in inside)
        self.moves(inside, here)
        self.events(told, inside)

    def moves(self, inside, here):
        since_start = here
        for step in inside:
            if step.after and not step.before:
                self.found["back" if step.again else "joined"] += 1
            elif step.before and not step.after and since_start:
                since_start = False
                self.found["lost"] += 1
                self.reasons[step.told.reason] += bool(step.told.reason)
                self.pay("lost", step.pays)
            elif step.before and not step.after:
                self.found["brief"] += 1

    def events(self, told, inside):
        for step in inside:
            if step.told.kind in {"cancelled", "returned"} and self.product in {"", step.told.product}:
                self.found[step.told.kind] += 1
        days = _days(told, self.window)
        zone = self.window.zone
        told = [step.told for step in inside if step.told.kind == "referred" and not self.product]
        made = [one for one in told if one.happened_at.astimezone(zone).date() in days]
        self.found["referrals"] += len(made)
        self.found["referrers"] += bool(made)

    def pay(self, name, pays):
        if not self.product:
            self.money[name, pays[1]] += pays[0] or 0


def cohort(told_by_customer, window, product=""):
    """Return how many came and went, what they pay, and why they went."""
    counting = Count(window, product)
    for told in told_by_customer.values():
        counting.customer(ordered(told))
    return counting.found, counting.money, counting.reasons


def _days(told, window):
    """Return the local days of the window on which the customer held anything at all, if only for a moment."""
    days, life, here, since = set(), Life(), False, None
    for one in told:
        life.live(one)
        now = bool(life.holds)
        day = one.happened_at.astimezone(window.zone).date()
        if now and not here:
            since = day
        if here and not now:
            days |= _between(since, day)
        here = now
    return days | (_between(since, max(window.end, since)) if here else set())


def _between(first, last):
    return {first + dt.timedelta(days=at) for at in range((last - first).days + 1)}
