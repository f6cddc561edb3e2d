"""From a request to readings: what an indicator is over a window, before it, in its groups, and over time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.reports import steps
from bot.reports.ranking import ranked, standing
from bot.reports.readings import TIME, Reading, Report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.indicators import Indicator
    from bot.periods import Window
    from bot.ports import Archive
    from bot.request import Request


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
        standing=None if request.by in TIME else standing(groups),
        span=indicator.source.span(archive),
        trend=() if request.by else look.trend(steps.fitting(request.window)),
    )


def total(indicator: Indicator, request: Request, archive: Archive) -> Reading:
    """Return what an indicator is over the request's window as a whole, and nothing of what a report has beside it."""
    look = _Look(indicator, request, archive)
    return look.reading("", look.sample(request.window))


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
        windows = steps.cut(self.request.window, step)
        return tuple(self.reading(window.first.isoformat(), self.sample(window)) for window in windows)
