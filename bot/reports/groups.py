"""How groups are said: a line and a row for each, and who stands out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import targets
from bot.messages import Table
from bot.reports import naming
from bot.reports.values import amount, said, value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.languages import Texts
    from bot.reports.readings import Reading, Report


def table(report: Report, texts: Texts) -> Table | None:
    """Return the groups as rows and as lines, or ``None`` when there are none."""
    if not report.groups:
        return None
    lines = tuple(_compared(report, reading, texts) for reading in report.groups)
    return Table(rows=_rows(report, texts), lines=lines)


def _compared(report: Report, reading: Reading, texts: Texts) -> str:
    """Return a group's line with how it changed, where it really did, and how it stands to its target."""
    parts = (_group(report, reading, texts), _moved(report, reading, texts), _aim(report, reading, texts))
    return "; ".join(filter(None, parts))


def _moved(report: Report, reading: Reading, texts: Texts) -> str:
    if reading.before is None or reading.change not in {"up", "down"}:
        return ""
    return texts(f"report.moved_{reading.change}", value=amount(report.indicator.unit, reading.before.value, texts))


def _aim(report: Report, reading: Reading, texts: Texts) -> str:
    verdict = targets.against(report.indicator, reading, reading.target)
    if reading.target is None or not verdict:
        return ""
    return texts(f"target.at_{verdict}", target=amount(report.indicator.unit, reading.target, texts))


def _group(report: Report, reading: Reading, texts: Texts) -> str:
    name = label(report, reading, texts)
    printed = value(report, reading, texts)
    if reading.estimate is None:
        return texts("report.headline", title=name, value=printed)
    if not reading.enough:
        return texts("report.group_few", name=name, value=printed)
    low, high = reading.estimate.low, reading.estimate.high
    if low is None or high is None:
        return said(report, "group_plain", texts, name=name, value=printed, n=reading.estimate.n)
    bounds = {"low": amount(report.indicator.unit, low, texts), "high": amount(report.indicator.unit, high, texts)}
    return said(report, "group", texts, name=name, value=printed, n=reading.estimate.n, **bounds)


def label(report: Report, reading: Reading, texts: Texts) -> str:
    """Return a group's name as it is printed: a language by its name, a day in the reader's form."""
    import datetime as dt

    if report.request.by in {"", "day", "week"}:
        return texts.date(dt.date.fromisoformat(reading.group))
    if report.request.by in {"topic", "cause"}:
        return naming.of(report.request.by, texts).get(reading.group, reading.group)
    if report.request.by == "language":
        return str(texts.locale.languages.get(reading.group, reading.group))
    return report.areas.get(reading.group, reading.group) if report.request.by == "area" else reading.group


def standing_out(report: Report, texts: Texts) -> list[str]:
    """Return who is clearly better or worse than most, or that no one is."""
    if report.request.by in {"day", "week"} or len(report.groups) < 2:  # noqa: PLR2004 - a comparison needs two
        return []
    if report.standing is None:
        return [said(report, "too_few_groups", texts)]
    better, worse = best_and_worst(report)
    named = [texts("report.better", names=_names(report, better, texts))] if better else []
    named += [texts("report.worse", names=_names(report, worse, texts))] if worse else []
    return named or [texts("report.no_one" if report.standing.overlap else "report.no_clear_one")]


def _names(report: Report, groups: Sequence[str], texts: Texts) -> str:
    return ", ".join(label(report, reading, texts) for reading in report.groups if reading.group in groups)


def best_and_worst(report: Report) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the groups that are clearly better, and clearly worse, than most others."""
    if report.standing is None:
        return (), ()
    apart = (report.standing.above, report.standing.below)
    return (apart[1], apart[0]) if report.indicator.low_is_good else apart


def _rows(report: Report, texts: Texts) -> tuple[tuple[str, ...], ...]:
    head = (texts(f"dimension.{report.request.by}"), report.indicator.title(texts), texts("report.interval"), "n")
    rows = [head, *(_row(report, reading, texts) for reading in report.groups)]
    beside = {texts("report.change"): _moved, texts("target.label"): _aim} if report.each else {}
    for name, cell in beside.items():
        cells = [cell(report, reading, texts) for reading in report.groups]
        rows = [(*row, text) for row, text in zip(rows, [name, *cells], strict=True)] if any(cells) else rows
    return tuple(rows)


def _row(report: Report, reading: Reading, texts: Texts) -> tuple[str, ...]:
    estimate = reading.estimate
    if estimate is None:
        return (label(report, reading, texts), said(report, "none", texts), "", "0")
    known = [bound for bound in (estimate.low, estimate.high) if bound is not None]
    bounds = [amount(report.indicator.unit, bound, texts) for bound in known]
    return (label(report, reading, texts), value(report, reading, texts), " … ".join(bounds), texts.number(estimate.n))
