"""From a request to readings: what an indicator is over a window, before it, in its groups, and over time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from bot.periods import Window
from bot.statistics import Interval, Standing, stands_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.indicators import Estimate, Indicator
    from bot.ports import Archive
    from bot.request import Request

TIME = ("day", "week")
WEEKLY_FROM, MONTHLY_FROM = 45, 400
"""From how many days on a trend is drawn by week, and by month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """
    An indicator of one group; ``estimate`` is ``None`` without answers, ``enough`` when it reads as a share.

    ``before`` is the window before and ``change`` what may be said about it, ``target`` what is to be reached: all for
    groups that are compared one by one.
    """

    group: str
    estimate: Estimate | None
    enough: bool
    before: Estimate | None = None
    change: str = ""
    target: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that answers one request; ``groups`` are ordered, best lower bound first, or by time."""

    indicator: Indicator
    request: Request
    total: Reading
    previous: Reading
    change: str
    groups: tuple[Reading, ...]
    standing: Standing | None
    """Who lies apart from the others; ``None`` where fewer than two groups can be compared."""
    trend: tuple[Reading, ...]
    span: tuple[dt.date, dt.date] | None
    """The first and the last day that hold anything."""
    target: float | None = None
    """What is to be reached, in the indicator's unit."""
    areas: Mapping[str, str] = field(default_factory=dict)
    """What areas are called in the reader's language."""

    @property
    def each(self) -> bool:
        """Whether its groups are what it is about, each compared on its own, and not the whole."""
        return bool(self.indicator.by) and self.request.by == self.indicator.by


def report(indicator: Indicator, request: Request, archive: Archive) -> Report:
    """Return everything the request asks about an indicator."""
    look = _Look(indicator, request, archive)
    now, before = look.sample(request.window), look.sample(request.window.previous())
    total, previous = look.reading("", now), look.reading("", before)
    comparable = total.estimate is not None and previous.estimate is not None
    groups = look.groups() if request.by else ()
    return Report(
        indicator=indicator,
        request=request,
        total=look.whole(total),
        previous=previous,
        change=indicator.change(before, now) if comparable else "unclear",
        groups=groups,
        standing=None if request.by in TIME else _standing(groups),
        span=indicator.source.span(archive),
        trend=() if request.by else look.trend(_step(request.window)),
    )


def total(indicator: Indicator, request: Request, archive: Archive) -> Reading:
    """Return what an indicator is over the request's window as a whole, and nothing of what a report has beside it."""
    look = _Look(indicator, request, archive)
    return look.reading("", look.sample(request.window))


def nothing(indicator: Indicator, request: Request) -> Report:
    """Return a report in which there is nothing yet."""
    none = Reading(group="", estimate=None, enough=False)
    return Report(
        indicator=indicator,
        request=request,
        total=none,
        previous=none,
        change="unclear",
        groups=(),
        standing=None,
        trend=(),
        span=None,
    )


@dataclass(frozen=True, slots=True)
class _Look:
    """One indicator in one archive, as one request filters it."""

    indicator: Indicator
    request: Request
    archive: Archive

    def sample(self, window: Window) -> Any:  # noqa: ANN401 - each source has its own kind of sample
        source = self.indicator.source
        return source.read(self.archive, window, "", self.request.filters).get("", source.empty)

    def reading(self, group: str, sample: Any) -> Reading:  # noqa: ANN401
        estimate = self.indicator.estimate(sample)
        return Reading(group=group, estimate=estimate, enough=bool(estimate and estimate.n >= self.indicator.least))

    def whole(self, reading: Reading) -> Reading:
        """Return the reading of the whole with what stands beside it."""
        if reading.estimate is None or self.indicator.beside is None:
            return reading
        notes, data = self.indicator.beside(self.archive, self.request.window, self.request.filters)
        known = reading.estimate
        return replace(reading, estimate=replace(known, notes=(*known.notes, *notes), data={**known.data, **data}))

    def groups(self) -> tuple[Reading, ...]:
        request = self.request
        if request.by in TIME:
            return self.trend(request.by)
        samples = self._samples(request.window)
        found = [self.reading(group, sample) for group, sample in samples.items()]
        if self.indicator.by == request.by:
            earlier = self._samples(request.window.previous())
            found = [self._compared(each, samples[each.group], earlier.get(each.group)) for each in found]
        return ranked(found, low_is_good=self.indicator.low_is_good)

    def _samples(self, window: Window) -> Mapping[str, Any]:
        return self.indicator.source.read(self.archive, window, self.request.by, self.request.filters)

    def _compared(self, reading: Reading, now: Any, earlier: Any) -> Reading:  # noqa: ANN401 - as above
        """Return a group's reading beside its own in the window before."""
        if earlier is None or reading.estimate is None:
            return reading
        before = self.indicator.estimate(earlier)
        return replace(reading, before=before, change=self.indicator.change(earlier, now) if before else "")

    def trend(self, step: str) -> tuple[Reading, ...]:
        steps = _steps(self.request.window, step)
        return tuple(self.reading(window.first.isoformat(), self.sample(window)) for window in steps)


def ranked(readings: Iterable[Reading], *, low_is_good: bool) -> tuple[Reading, ...]:
    """Return readings in order: the best of what is sure on top; below them those of too few, most answers first."""
    return tuple(sorted(readings, key=partial(_rank, low_is_good=low_is_good)))


def _rank(reading: Reading, *, low_is_good: bool) -> tuple[bool, float, str]:
    estimate = reading.estimate
    if estimate is None or not reading.enough:
        return (True, -estimate.n if estimate else 0, reading.group)
    sure = estimate.high if low_is_good else estimate.low
    bound = estimate.value if sure is None else sure
    return (False, bound if low_is_good else -bound, reading.group)


def _standing(groups: tuple[Reading, ...]) -> Standing | None:
    intervals = {r.group: _interval(r.estimate) for r in groups if r.estimate and r.enough}
    return stands_out(intervals) if len(intervals) > 1 else None


def _interval(estimate: Estimate) -> Interval:
    low = estimate.value if estimate.low is None else estimate.low
    return Interval(low, estimate.value if estimate.high is None else estimate.high)


def _step(window: Window) -> str:
    if window.days < WEEKLY_FROM:
        return "day"
    return "week" if window.days < MONTHLY_FROM else "month"


def _steps(window: Window, step: str) -> list[Window]:
    """Return the window cut into steps; the first begins where the window does, the last ends where it does."""
    days = (window.first + dt.timedelta(days=n) for n in range(window.days))
    starts = [day for day in days if day == window.first or _begins(step, day)]
    return [Window(first=first, end=end, zone=window.zone) for first, end in pairwise([*starts, window.end])]


def _begins(step: str, day: dt.date) -> bool:
    """Return whether a step of the trend begins on this day."""
    return step == "day" or (day.weekday() == 0 if step == "week" else day.day == 1)
