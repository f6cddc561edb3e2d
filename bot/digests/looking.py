"""What the numbers did: each beside what is usual, and which differences are more than chance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from bot.digests.pooling import pooled
from bot.reports.contacts import Asks
from bot.reports.readings import Reading
from bot.reports.sources import Customers
from bot.statistics import margins, moved

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.indicators import Indicator
    from bot.periods import Window
    from bot.ports import Archive

PLACES = ("team", "channel", "product", "kind", "agent", "area")
"""By what a change is looked for, in this order where several say as much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """
    An indicator over some days, ``now``, beside the comparable days ``before``.

    ``shift`` says by how many margins of its interval it moved, ``real`` whether that is more than chance even though
    many numbers are looked at. ``came`` is whether anything came in at all, ``times`` in how many of the windows before
    something did.
    """

    indicator: Indicator
    now: Reading
    before: Reading
    shift: float
    came: bool
    times: int = 0
    real: bool = False

    @property
    def comparable(self) -> bool:
        """Whether there is enough on both sides to say that it moved, or did not."""
        return self.now.enough and self.before.enough

    @property
    def rose(self) -> bool:
        """Whether the value went up."""
        return self.shift > 0

    @property
    def good(self) -> bool:
        """Whether it went where it should."""
        return self.rose != self.indicator.low_is_good


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A group in which a change shows most."""

    dimension: str
    look: Look


def looks(
    indicators: Sequence[Indicator], window: Window, before: Sequence[Window], archive: Archive
) -> tuple[Look, ...]:
    """Return a look at each indicator; the more that can be compared, the larger a real change must be (Dunn, 1961)."""
    found = [_look(indicator, window, before, archive) for indicator in indicators]
    return _judged(found)


def place(look: Look, window: Window, before: Sequence[Window], archive: Archive) -> Place | None:
    """Return the group that moved the same way the most, where that is more than chance; ``None`` without one."""
    found = [
        Place(dimension=by, look=each)
        for by in PLACES
        if by in look.indicator.dimensions
        for each in _groups(look.indicator, by, window, before, archive)
    ]
    judged = _judged([each.look for each in found])
    same = [
        Place(dimension=each.dimension, look=known)
        for each, known in zip(found, judged, strict=True)
        if known.real and known.rose == look.rose
    ]
    return max(same, key=lambda each: abs(each.look.shift), default=None)


def _groups(
    indicator: Indicator, by: str, window: Window, before: Sequence[Window], archive: Archive
) -> Sequence[Look]:
    """Return a look at each group of a dimension that has more than one."""
    source = indicator.source
    now = source.read(archive, window, by, {})
    earlier = [source.read(archive, each, by, {}) for each in before]
    if len(now) == 1:
        return ()
    return [_compared(indicator, name, sample, _of(earlier, name, source.empty)) for name, sample in now.items()]


def _of(samples: Sequence[Mapping[str, Any]], name: str, empty: Any) -> Any:  # noqa: ANN401 - any source's samples
    return pooled([each.get(name, empty) for each in samples])


def _look(indicator: Indicator, window: Window, before: Sequence[Window], archive: Archive) -> Look:
    source = indicator.source
    read = partial(source.read, archive, by="", filters={})
    now, *earlier = (read(window=each).get("", source.empty) for each in (window, *before))
    times = sum(indicator.estimate(each) is not None for each in earlier)
    return replace(_compared(indicator, "", now, pooled(earlier)), times=times)


def _compared(indicator: Indicator, group: str, now: Any, before: Any) -> Look:  # noqa: ANN401
    readings = [_reading(indicator, group, sample) for sample in (now, before)]
    return Look(
        indicator=indicator,
        now=readings[0],
        before=readings[1],
        shift=_shift(indicator, *readings),
        came=_came(indicator, readings[0], now),
    )


def _reading(indicator: Indicator, group: str, sample: Any) -> Reading:  # noqa: ANN401
    estimate = indicator.estimate(sample)
    return Reading(group=group, estimate=estimate, enough=bool(estimate and estimate.n >= indicator.least))


def _shift(indicator: Indicator, now: Reading, before: Reading) -> float:
    """Return by how many margins a value moved; 0 where that cannot be said, or not yet, as of asks just sent."""
    one, other = now.estimate, before.estimate
    if one is None or other is None or not (now.enough and before.enough) or isinstance(indicator.source, Asks):
        return 0.0
    return moved((one.value, one.low, one.high), (other.value, other.low, other.high))


def _came(indicator: Indicator, reading: Reading, sample: Any) -> bool:  # noqa: ANN401
    if isinstance(indicator.source, Customers):
        return any((sample.lost, sample.joined, sample.back, sample.cancelled, sample.returned, sample.referrals))
    return reading.estimate is not None


def _judged(found: Sequence[Look]) -> tuple[Look, ...]:
    bound = margins(max(sum(look.comparable for look in found), 1))
    return tuple(replace(look, real=abs(look.shift) > bound) for look in found)
