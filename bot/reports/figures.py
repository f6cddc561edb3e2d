"""The same for programs: a report as data and as CSV, unrounded."""

from __future__ import annotations

import csv as _csv
import io
from typing import TYPE_CHECKING, Any

from bot import targets
from bot.reports.groups import best_and_worst

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.reports.readings import Reading, Report


def csv(report: Report) -> str:
    """Return the report as CSV: a row for each group, or for each step of the trend; numbers as programs read them."""
    head = (report.request.by or "from", "n", "value", "low", "high")
    found = ((reading.group, numbers(reading)) for reading in report.groups or report.trend)
    return document(head, ((group, *(figures[name] for name in head[1:])) for group, figures in found))


def document(head: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a CSV document."""
    out = io.StringIO()
    writer = _csv.writer(out)
    writer.writerow(head)
    writer.writerows([harmless(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue()


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell


def numbers(reading: Reading) -> dict[str, Any]:
    """Return n, value, low and high, unrounded; ``None`` where there is no answer."""
    estimate = reading.estimate
    if estimate is None:
        return {"n": 0, "value": None, "low": None, "high": None}
    known = {"n": estimate.n, "value": estimate.value, "low": estimate.low, "high": estimate.high}
    return known | ({} if estimate.hits is None else {"hits": estimate.hits}) | dict(estimate.data)


def data(report: Report) -> dict[str, Any]:
    """Return the report for programs."""
    window = report.request.window
    better, worse = best_and_worst(report)
    return {
        "indicator": report.indicator.name,
        "window": {"start": window.first.isoformat(), "end": window.end.isoformat(), "zone": window.zone.key},
        **numbers(report.total),
        "target": report.target,
        "target_verdict": (not report.each and targets.verdict(report)) or None,
        "target_margin": targets.margin(report),
        "enough": report.total.enough,
        "previous": numbers(report.previous),
        "change": report.change,
        "groups": [_of_group(report, reading) for reading in report.groups],
        "better": list(better),
        "worse": list(worse),
        "stands_out": [*better, *worse],
    }


def _of_group(report: Report, reading: Reading) -> dict[str, Any]:
    found = {"group": reading.group, "enough": reading.enough, **numbers(reading)}
    if not report.each:
        return found
    before = reading.before.value if reading.before else None
    verdict = targets.against(report.indicator, reading, reading.target) or None
    return found | {"before": before, "change": reading.change, "target": reading.target, "target_verdict": verdict}
