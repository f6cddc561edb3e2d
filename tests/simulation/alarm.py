"""
How often the alarm is false, and how soon it notices a fall, on simulated traffic.

``python tests/simulation/alarm.py`` prints both for several volumes and levels; a name of a volume keeps to that.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from bot.alarm.watching import step
from bot.model import Watch

MONDAY = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
VOLUMES, LEVELS = (20, 200, 2000), (0.05, 0.10, 0.15, 0.20)
WEEKDAYS = (1.15, 1.1, 1.05, 1.1, 1.2, 0.9, 0.5)
"""How busy each weekday is."""
WORSE = (0, 0, 0, 0, 0, 0.03, 0.05)
"""By how much more often scores are low at weekends."""
HOURS = [*(1,) * 7, *(6, 12, 16, 16, 14, 12, 14, 15, 14, 12, 10), *(7, 5, 4, 3, 2, 1)]
"""How busy each hour is: few answers at night."""
LEARNT, QUIET, FALL = 28, 90, 0.20


@dataclass
class Traffic:
    """Answers of a company, so many a day on average; ``level`` is the usual share of low scores."""

    volume: int
    level: float
    random: random.Random

    def day(self, number):
        """Return the instants of a day's answers, in order."""
        busy = self.volume * WEEKDAYS[number % 7]
        count = max(0, round(self.random.gauss(busy, busy**0.5)))
        hours = self.random.choices(range(24), HOURS, k=count)
        return sorted(MONDAY + number * DAY + dt.timedelta(hours=hour + self.random.random()) for hour in hours)

    def low(self, number, more=0.0):
        """Return whether an answer of that day is a low score."""
        return self.random.random() < self.level + WORSE[number % 7] + more


def fresh():
    return Watch(survey="service", day=MONDAY.date() - DAY)


def lived(traffic, days, watch=None, first=0):
    """Return the watch after so many days as usual, and how many alarms there were."""
    watch = watch or fresh()
    before = watch.alarms
    for number in range(first, first + days):
        for at in traffic.day(number):
            watch = step(watch, low=traffic.low(number), at=at, day=at.date(), interaction="")
    return watch, watch.alarms - before


def delay(traffic, watch, first):
    """Return how many answers after a fall the alarm comes, and how far off its guess is in answers."""
    number, seen = first, []
    start = traffic.random.randrange(traffic.volume // 2 + 1)
    while True:
        for at in traffic.day(number):
            start -= 1
            fallen = start < 0
            if fallen:
                seen.append(at)
            watch = step(watch, low=traffic.low(number, FALL * fallen), at=at, day=at.date(), interaction="")
            if watch.since and fallen:
                return len(seen), sum(at < watch.since for at in seen)
            if watch.since:
                return delay(traffic, lived(traffic, 7, watch, number + 1)[0], number + 8)
        number += 1


def measured(volume, level, runs, seed=1):
    """Return false alarms in 90 days, and the median and the 90th percentile of the delay in answers."""
    false, delays = 0, []
    for run in range(runs):
        traffic = Traffic(volume, level, random.Random(f"{volume} {level} {run} {seed}"))  # noqa: S311 - no secret
        watch, _ = lived(traffic, LEARNT)
        later, alarms = lived(traffic, QUIET, watch, LEARNT)
        false += alarms
        delays += [delay(traffic, later, LEARNT + QUIET + day)[0] for day in range(12)]
    delays.sort()
    return false / runs, delays[len(delays) // 2], delays[len(delays) * 9 // 10]


def main(volumes):
    print(  # noqa: T201 - it is there to print
        f"{'answers/day':>11} {'low usually':>11} {'false/90 days':>13} {'median delay':>12} {'90th percentile':>15}"
    )
    for volume in volumes:
        for level in LEVELS:
            false, median, late = measured(volume, level, {20: 60, 200: 20, 2000: 6}[volume])
            print(f"{volume:>11} {level:>11.0%} {false:>13.2f} {median:>12} {late:>15}")  # noqa: T201


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or VOLUMES)
