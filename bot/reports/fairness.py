"""Whether groups of customers are equally satisfied, or differ by more than chance."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.indicators import nps
from bot.reports.ranking import ranked
from bot.reports.readings import Reading
from bot.reports.sources import Scores
from bot.significance import REAL, Difference, called, holm, net_size, ranks_differ, share_size, shares_differ
from bot.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from bot.indicators import Indicator
    from bot.ports import Archive
    from bot.request import Request

GROUPS = ("segment", "contract", "language", "product", "channel")
"""What customers are told apart by where nothing is named."""
DIMENSIONS = (*GROUPS, "kind", "team")
FEWEST = 5
"""Groups of fewer customers are never shown: who they are could be guessed (Sweeney, 2002)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Scores with how many customers gave them."""

    tally: Tally
    customers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """
    The groups of one dimension, best lower bound first; ``hidden`` are how many are too small to be shown.

    ``p`` is made larger where several dimensions were looked at. Where the difference is ``real``, ``worst`` is the
    group that is clearly below all the others together, which are at ``rest``; ``size`` is how far it is below them or,
    where no group is, how far the highest and the lowest one lie apart (Cohen, 1988).
    """

    dimension: str
    readings: tuple[Reading, ...] = ()
    whole: Reading | None = None
    hidden: int = 0
    difference: Difference | None = None
    p: float | None = None
    size: float | None = None
    worst: str = ""
    rest: float | None = None

    @property
    def real(self) -> bool:
        """Whether groups differ by more than chance."""
        return self.p is not None and self.p <= REAL

    @property
    def called(self) -> str:
        """The size in a word: ``large``, ``medium``, ``small`` or ``tiny``."""
        return called(self.size or 0)

    @property
    def n(self) -> int:
        """Answers of the groups that are shown."""
        return self.whole.estimate.n if self.whole and self.whole.estimate else 0


def compared(archive: Archive, indicator: Indicator, request: Request) -> list[Comparison]:
    """Return the comparison by what is asked, else by everything that tells at least two groups apart."""
    source = indicator.source
    assert isinstance(source, Scores)  # noqa: S101 - nothing else is let in
    measure = source.by_area if source.by_area and "area" in request.filters else source.measure
    by = [request.by] if request.by else [name for name in GROUPS if name not in request.filters]
    found = archive.fair(measure, by, request.window, request.filters)
    looked_at = [(name, found.get(name, {})) for name in by]
    several = [(name, groups) for name, groups in looked_at if len(groups) > 1]
    return _corrected([_compared(indicator, *each) for each in (several if not request.by else looked_at)])


def _compared(indicator: Indicator, dimension: str, groups: Mapping[str, Group]) -> Comparison:
    tallies = {name: group.tally for name, group in groups.items() if group.customers >= FEWEST}
    readings = [_reading(indicator, name, tally) for name, tally in tallies.items()]
    shown = {name: tally for name, tally in tallies.items() if indicator.estimate(tally)}
    difference = _difference(indicator, list(shown.values()))
    plain = Comparison(
        dimension=dimension,
        readings=ranked(readings, low_is_good=indicator.low_is_good),
        whole=_reading(indicator, "", _together(tallies.values())),
        hidden=len(groups) - len(tallies),
        difference=difference,
        p=difference.p if difference else None,
    )
    return replace(plain, **_apart(indicator, shown))


def _reading(indicator: Indicator, name: str, tally: Tally) -> Reading:
    estimate = indicator.estimate(tally)
    return Reading(group=name, estimate=estimate, enough=bool(estimate and estimate.n >= indicator.least))


def _together(tallies: Collection[Tally]) -> Tally:
    counts: Counter[int] = Counter()
    for tally in tallies:
        counts.update(tally.counts)
    return Tally(next((tally.scale for tally in tallies), 0), dict(counts))


def _difference(indicator: Indicator, tallies: Sequence[Tally]) -> Difference | None:
    """Return how groups differ: shares by chi-squared, net scores by the ranks of who is for, against and neither."""
    estimates = [estimate for tally in tallies if (estimate := indicator.estimate(tally))]
    shares = [(estimate.hits, estimate.n) for estimate in estimates if estimate.hits is not None]
    if len(shares) == len(tallies):
        return shares_differ(shares)
    counts = [nps.counts(tally) for tally in tallies]
    return ranks_differ([{1: up, 0: n - up - down, -1: down} for up, down, n in counts])


def _apart(indicator: Indicator, tallies: Mapping[str, Tally]) -> dict[str, Any]:
    """Return the lowest of the groups that lie clearly below all others together, and how far."""
    ordered = sorted(tallies, key=lambda name: (_value(indicator, tallies[name]), name))
    for name in ordered:
        rest = _together([other for each, other in tallies.items() if each != name])
        if rest.n and indicator.change(rest, tallies[name]) == "down":
            size = _size(indicator, tallies[name], rest)
            return {"worst": name, "rest": _value(indicator, rest), "size": size}
    return {"size": _size(indicator, tallies[ordered[0]], tallies[ordered[-1]])} if ordered else {}


def _value(indicator: Indicator, tally: Tally) -> float:
    estimate = indicator.estimate(tally)
    return estimate.value if estimate else 0.0


def _size(indicator: Indicator, one: Tally, other: Tally) -> float:
    if indicator.unit == "share":
        return share_size(_value(indicator, one), _value(indicator, other))
    return net_size(nps.counts(one), nps.counts(other))


def _corrected(found: Sequence[Comparison]) -> list[Comparison]:
    tested = [each for each in found if each.p is not None]
    adjusted = dict(zip((each.dimension for each in tested), holm([each.p or 0 for each in tested]), strict=True))
    done = [replace(each, p=adjusted.get(each.dimension)) for each in found]
    return [each if each.real else replace(each, worst="", rest=None) for each in done]
