"""
Handling time: talk, hold and after-contact work of an interaction together, the median first.

Source: the seconds that the system recorded, of interactions that started in the period. What of the three nobody
recorded is left out of the sum. The 90th percentile and the mean stand beside the median. Quantiles are exact to the
second. The interval of the median is from rank to rank at 95 % (Conover, 1999); for a change the shares beyond the
common median are compared (Mood, 1950).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.indicators import Amount, Estimate, Indicator, Note, _contacts, _lengths
from bot.reports import durations
from bot.reports.contacts import DIMENSIONS, Interactions, Took
from bot.statistics import ENOUGH_FOR_SHARE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.periods import Window
    from bot.ports import Archive
    from bot.reports.durations import Durations

HIGH = 0.9
PARTS = ("talk", "hold", "after", "wait")


def estimate(took: Took) -> Estimate | None:
    """Return the median handling time in seconds, or ``None`` where nothing was recorded."""
    found, median = took.handling, took.handling.quantile(0.5)
    if median is None:
        return None
    bounds = found.median_interval()
    notes = [Note(key="indicator.time.spread", values=_amounts(found))]
    notes += [Note(key=f"indicator.time.{part}", values=_amounts(getattr(took, part))) for part in _recorded(took)]
    data = _data("", found) | {key: value for part in _recorded(took) for key, value in _part(took, part)}
    return Estimate(value=median, n=found.n, low=bounds.low, high=bounds.high, notes=tuple(notes), data=data)


def _recorded(took: Took) -> Iterator[str]:
    return (part for part in PARTS if getattr(took, part).n)


def _part(took: Took, part: str) -> Iterator[tuple[str, float]]:
    found: Durations = getattr(took, part)
    median = found.quantile(0.5)
    if median is not None:
        yield from {f"{part}_n": found.n, f"{part}_median": median, **_data(f"{part}_", found)}.items()


def _data(prefix: str, found: Durations) -> dict[str, float]:
    high, mean = found.quantile(HIGH), found.mean
    return {} if high is None or mean is None else {f"{prefix}p90": high, f"{prefix}mean": mean}


def _amounts(found: Durations) -> dict[str, Any]:
    figures = {"median": found.quantile(0.5), "high": found.quantile(HIGH), "mean": found.mean}
    shown = {name: Amount(value=value, unit="duration") for name, value in figures.items() if value is not None}
    return {"n": found.n, **shown}


def change(earlier: Took, later: Took) -> str:
    """Return ``up``, ``down`` or ``unclear``."""
    return durations.change(earlier.handling, later.handling)


def beside(archive: Archive, window: Window, filters: Mapping[str, str]) -> tuple[tuple[Note, ...], Mapping[str, Any]]:
    """Return how satisfied customers were after short, middling and long contacts."""
    return _lengths.satisfaction(archive.lengths("csat", window, filters))


INDICATOR = Indicator(
    name="time",
    source=Interactions(Took),
    estimate=estimate,
    change=change,
    least=ENOUGH_FOR_SHARE,
    unit="duration",
    low_is_good=True,
    dimensions=DIMENSIONS,
    beside=beside,
    about=_contacts.ABOUT,
)
