"""CSAT, NPS, CES, areas, groups of customers, what moves a score: by going through all raw responses; slow, apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

TOP = {2: {1}, 3: {3}, 4: {3, 4}, 5: {4, 5}, 6: {5, 6}, 7: {6, 7}, 10: {8, 9, 10}}
INTERACTION = ("team", "channel", "product", "language", "kind")
OWN = ("segment", "contract")


@dataclass
class Told:
    """All that was ever recorded."""

    responses: list
    asks: dict = field(default_factory=dict)
    interactions: dict = field(default_factory=dict)
    customers: dict = field(default_factory=dict)

    @classmethod
    def of(cls, responses, asks, interactions, customers):
        named = [
            {getattr(one, "token", None) or one.id: one for one in some} for some in (asks, interactions, customers)
        ]
        return cls(list(responses), *named)

    def about(self, response):
        return self.interactions.get(self.asks[response.ask].interaction)

    def customer(self, response):
        """The customer who counts, whoever they were linked to."""
        found = self.customers.get(self.asks[response.ask].customer)
        while found and found.merged_into:
            found = self.customers[found.merged_into]
        return found

    def values(self, response, dimension, zone):
        about = self.about(response)
        if not dimension:
            return [""]
        if dimension == "day":
            return [day(response, zone).isoformat()]
        if dimension == "area":
            return [response.area] if response.area else []
        if dimension == "agent":
            return [name for name in dict.fromkeys(about.agents) if name]
        owner = self.customer(response) if dimension in OWN else about
        return [value] if owner and (value := getattr(owner, dimension)) else []

    def counted(self, measure, window, filters):
        """Every answer that counts and passes, on the day it was first given by the calendar on the wall."""
        for response in self.responses:
            given = response.measure == measure and response.score is not None
            left_out = response.void or self.asks[response.ask].test
            here = window.first <= day(response, window.zone) < window.end
            fits = all(wanted in self.values(response, name, window.zone) for name, wanted in filters.items())
            if given and not left_out and here and fits:
                yield response

    def groups(self, measure, window, by, filters):
        """The scores of each group, all on the scale that most of these answers have."""
        found = {}
        for response in self.counted(measure, window, filters):
            for name in self.values(response, by, window.zone):
                if by != "agent" or filters.get("agent", name) == name:
                    found.setdefault(name, []).append(response)
        scale = usual([response for some in found.values() for response in some])
        kept = {name: [response for response in some if response.scale == scale] for name, some in found.items()}
        return {name: some for name, some in kept.items() if some}

    def fair(self, measure, window, by, filters):
        """How many scored what in each group of customers, and how many customers these are."""
        counted = list(self.counted(measure, window, filters))
        kept = [response for response in counted if response.scale == usual(counted)]
        names = {name for response in kept for name in self.values(response, by, window.zone)}
        chosen = {name: [one for one in kept if name in self.values(one, by, window.zone)] for name in names}
        return {
            name: (Counter(one.score for one in some), len({self.customer(one).id for one in some}))
            for name, some in chosen.items()
        }

    def pairs(self, measure, areas, window, filters):
        """Every overall score with durations, doubled from 15 seconds on, and the ratings in the same ask."""
        overall = [one for one in self.counted(measure, window, filters) if not one.area]
        rows = []
        for one in (one for one in overall if one.scale == usual(overall)):
            about = self.about(one)
            reply = about.waited if about.replied_in is None else about.replied_in
            beside = [
                {r.score for r in self.responses if r.ask == one.ask and r.area == area and _rating(r)}
                for area in areas
            ]
            rows.append(
                (one.score, doubled(reply), doubled(about.talked), *(max(some, default=None) for some in beside))
            )
        return Counter(rows)


def _rating(response):
    return response.measure in {"area", "yes"} and response.score is not None and not response.void


def day(response, zone):
    return response.answered_at.astimezone(zone).date()


def usual(responses):
    scales = Counter(response.scale for response in responses)
    return max(sorted(scales, reverse=True), key=scales.get, default=0)


def doubled(seconds):
    if seconds is None:
        return None
    times = 0
    while seconds >= 15 * 2**times and times < 16:
        times += 1
    return times


def csat(responses):
    """n and the share in the top box."""
    box = TOP.get(responses[0].scale)
    return None if box is None else (len(responses), sum(one.score in box for one in responses) / len(responses))


def ces(responses):
    agree = sum(one.score >= 5 for one in responses)
    return (len(responses), agree / len(responses)) if responses[0].scale == 7 else None


def nps(responses):
    if responses[0].scale != 11:
        return None
    value = sum(1 if one.score >= 9 else -1 if one.score <= 6 else 0 for one in responses)
    return len(responses), 100 * value / len(responses)


SLOW = {"csat": csat, "ces": ces, "nps": nps}
