"""How fairness is said: a sentence for each dimension, and its groups where one is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.reports.fairness import FEWEST
from bot.reports.figures import document, numbers
from bot.reports.groups import label
from bot.reports.values import amount, capital, counted, span
from bot.reports.wording import only

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.languages import Texts
    from bot.reports.fairness import Comparison
    from bot.reports.readings import Report
    from bot.request import Request

FINE, FINEST = 0.1, 0.001
"""Below the first p has three decimals instead of two; below the second it is said to be smaller."""
HEAD = ("dimension", "group", "n", "value", "low", "high", "p", "size")


def lines(request: Request, report: Report, found: Sequence[Comparison], texts: Texts) -> Iterator[str]:
    """Yield the sentences below the title."""
    yield span(request.window, texts)
    yield from only(report, texts)
    if not found:
        yield texts("fairness.nothing")
    for each in found:
        yield _verdict(each, of(report, each), texts)
        if each.hidden:
            yield texts("fairness.hidden", n=each.hidden, least=FEWEST)


def _verdict(found: Comparison, report: Report, texts: Texts) -> str:
    name = capital(texts(f"dimension.{found.dimension}"))
    if found.p is None or found.difference is None:
        return texts("fairness.too_few", name=name)
    about = {"name": name, "p": chance(found.p, texts), "n": found.n, "groups": len(found.readings)}
    if not found.real:
        return texts("fairness.none", **about)
    size = texts(f"fairness.{found.called}")
    worst = next((reading for reading in found.readings if reading.group == found.worst), None)
    if worst is None or found.rest is None:
        return texts("fairness.real", size=size, **about)
    shown = {"worst": label(report, worst, texts), "value": counted(report, worst, texts)}
    others = found.n - (worst.estimate.n if worst.estimate else 0)
    rest = texts("report.with_n", value=amount(report.indicator.unit, found.rest, texts), n=others)
    return texts("fairness.worst", size=size, rest=rest, **shown, **about)


def chance(p: float, texts: Texts) -> str:
    """Return a p as it is printed."""
    if p < FINEST:
        return f"p < {texts.number(FINEST, 3)}"
    return f"p = {texts.number(p, 3 if p < FINE else 2)}"


def of(report: Report, found: Comparison) -> Report:
    """Return a report of one dimension's groups, to be drawn and listed like any other."""
    by = replace(report.request, by=found.dimension)
    return replace(report, request=by, groups=found.readings, total=found.whole or report.total)


def csv(found: Sequence[Comparison]) -> str:
    """Return every group that is shown, with what its dimension's test says."""
    return document(HEAD, (row for each in found for row in _rows(each)))


def _rows(found: Comparison) -> Iterator[tuple[Any, ...]]:
    for reading in found.readings:
        figures = numbers(reading)
        yield (found.dimension, reading.group, *(figures[name] for name in HEAD[2:6]), found.p, found.size)


def data(found: Sequence[Comparison], name: str, request: Request) -> dict[str, Any]:
    """Return all of it for programs; ``name`` is the indicator's."""
    window = request.window
    return {
        "indicator": name,
        "window": {"start": window.first.isoformat(), "end": window.end.isoformat(), "zone": window.zone.key},
        "dimensions": [_data(each) for each in found],
    }


def _data(found: Comparison) -> dict[str, Any]:
    difference = found.difference
    return {
        "dimension": found.dimension,
        "n": found.n,
        "p": difference.p if difference else None,
        "p_adjusted": found.p,
        "cramers_v": difference.size if difference else None,
        "size": found.size,
        "called": found.called if found.real else None,
        "real": found.real,
        "worst": found.worst or None,
        "rest": found.rest,
        "hidden": found.hidden,
        "groups": [{"group": each.group, "enough": each.enough, **numbers(each)} for each in found.readings],
    }
