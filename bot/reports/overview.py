"""Several indicators over one period: a line for each, and a sheet of small trends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import indicators, targets
from bot.charts import Chart
from bot.errors import Refused
from bot.messages import Table
from bot.reports.measuring import report
from bot.reports.pictures import picture
from bot.reports.report import requested
from bot.reports.values import amount, counted, span, value
from bot.targets import aimed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.commands import Call
    from bot.languages import Texts
    from bot.reports.readings import Reading, Report
    from bot.request import Request

MOST = 12
"""Panels on a sheet."""
APART = frozenset({"topics"})
"""Those of which the whole says nothing: only their parts do."""
TURNS = {"up": "▲", "down": "▼"}


def request(call: Call, words: str) -> Request:
    """
    Return what is asked for: a period and filters.

    Raises:
        bot.errors.Refused: a word is not understood.
    """
    found = requested(call, indicators.known()["csat"], words)
    if found.by or found.versus or found.csv:
        raise Refused("overview.usage")
    return found


def overview(call: Call, asked: Request) -> list[Report]:
    """Return a report on each indicator that has something to say on the period, and knows the filters."""
    whole = [each for name, each in indicators.known().items() if name not in APART and not each.by]
    known = [each for each in whole if {*asked.filters} <= {*each.dimensions}]
    found = (aimed(call.world, report(each, asked, call.world)) for each in known)
    return [each for each in found if each.total.estimate]


def table(reports: Sequence[Report], texts: Texts, beside: Sequence[Reading | None] = ()) -> Table | None:
    """Return a row for each report; ``beside`` are the same indicators of everybody."""
    if not reports:
        return None
    others = beside or [None] * len(reports)
    last = texts("overview.everybody" if beside else "report.change")
    head = (texts("overview.indicator"), texts("overview.value"), texts("report.interval"), "n", last)
    pairs = list(zip(reports, others, strict=True))
    lines = tuple(_line(each, other, texts) for each, other in pairs)
    return Table(rows=(head, *(_row(each, other, texts) for each, other in pairs)), lines=lines)


def _row(found: Report, other: Reading | None, texts: Texts) -> tuple[str, ...]:
    estimate = found.total.estimate
    n = texts.number(estimate.n) if estimate else "0"
    last = _everybody(found, other, texts) if other else _turn(found)
    return (found.indicator.title(texts), value(found, found.total, texts), _bounds(found, texts), n, last)


def _line(found: Report, other: Reading | None, texts: Texts) -> str:
    name, shown, bounds, n, _ = _row(found, other, texts)
    sure = f" [{bounds}]" if bounds else ""
    parts = [texts("overview.line", name=name, value=f"{shown}{sure}", n=n)]
    parts += [texts("overview.others", value=_everybody(found, other, texts))] if other else [_moved(found, texts)]
    return "; ".join(filter(None, [*parts, _aim(found, texts)]))


def _bounds(found: Report, texts: Texts) -> str:
    estimate, unit = found.total.estimate, found.indicator.unit
    if estimate is None or estimate.low is None or estimate.high is None or not found.total.enough:
        return ""
    return f"{amount(unit, estimate.low, texts)} … {amount(unit, estimate.high, texts)}"


def _turn(found: Report) -> str:
    return TURNS.get(found.change, "") if found.total.enough and found.previous.enough else ""


def _moved(found: Report, texts: Texts) -> str:
    before = found.previous.estimate
    if not _turn(found) or before is None:
        return ""
    return f"{_turn(found)} " + texts(
        f"report.moved_{found.change}", value=amount(found.indicator.unit, before.value, texts)
    )


def _everybody(found: Report, other: Reading | None, texts: Texts) -> str:
    """Return what the indicator is of everybody, with a mark where that lies outside the interval."""
    mine, theirs = found.total.estimate, other.estimate if other else None
    if other is None or mine is None or theirs is None:
        return ""
    shown = counted(found, other, texts)
    if not found.total.enough or mine.low is None or mine.high is None or mine.low <= theirs.value <= mine.high:
        return shown
    return f"{shown} {TURNS['up' if mine.value > theirs.value else 'down']}"


def _aim(found: Report, texts: Texts) -> str:
    verdict = targets.verdict(found)
    if found.target is None or not verdict:
        return ""
    return texts(f"target.at_{verdict}", target=amount(found.indicator.unit, found.target, texts))


def sheet(reports: Iterable[Report], title: str, texts: Texts) -> Chart | None:
    """Return the trends as small panels, or ``None`` where there are none."""
    drawn = [(each, chart) for each in reports if (chart := picture(each, texts))][:MOST]
    if not drawn:
        return None
    panels = tuple(_panel(each, chart, texts) for each, chart in drawn)
    period = span(drawn[0][0].request.window, texts)
    alt = texts("overview.alt", title=title, lines="; ".join(_line(each, None, texts) for each, _ in drawn))
    return Chart(shape="sheet", title=title, points=(), panels=panels, note=period, alt=alt, language=texts.code)


def _panel(found: Report, chart: Chart, texts: Texts) -> Chart:
    """Return a trend with the value of its whole period; few answers are counted in its words already."""
    known = found.total.estimate if found.total.enough else None
    return replace(chart, note=f"{value(found, found.total, texts)} {_turn(found)}", n=known.n if known else 0)
