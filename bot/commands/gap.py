"""``/gap retention quarter``: what management believes, what is, and how far apart these are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import guessing
from bot.commands import Call, Command
from bot.errors import Refused
from bot.messages import Reply
from bot.model import Role
from bot.reports import report
from bot.reports.measuring import report as read
from bot.reports.values import amount, said, span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.guessing import Gap
    from bot.reports.readings import Report

DEFAULT = "quarter"


def run(call: Call) -> Sequence[Reply]:
    """
    Return estimate, actual value and gap, for those who estimated themselves.

    Raises:
        Refused: the asker did not estimate yet, or the words are no period.
    """
    indicator, words = guessing.subject(call.event.words)
    request = report.requested(call, indicator, words, default=DEFAULT)
    if request.filters or request.by or request.versus or request.csv:
        raise Refused("gap.usage")
    mine = guessing.own(call, indicator, request.window)
    about = {"title": indicator.title(call.texts), "period": span(request.window, call.texts)}
    if mine is None:
        raise Refused("gap.first", name=indicator.name, words=words.strip() or DEFAULT, **about)
    found = read(indicator, request, call.world)
    values = [guess.value for guess in guessing.given(call.world, indicator, request.window)]
    actual = found.total.estimate.value if found.total.estimate and found.total.enough else None
    apart = guessing.gap(values, actual)
    return (_reply(call, found, apart, mine.value),) if apart else ()


def _reply(call: Call, found: Report, apart: Gap, mine: float) -> Reply:
    texts, indicator = call.texts, found.indicator
    lines = [span(found.request.window, texts), _believed(call, found, apart, mine), _actual(call, found)]
    title = texts("gap.title", title=indicator.title(texts), value=_distance(call, found, apart))
    data = {
        "indicator": indicator.name,
        "estimate": apart.mean,
        "estimates": apart.n,
        "actual": found.total.estimate.value if found.total.estimate else None,
        "n": found.total.estimate.n if found.total.estimate else 0,
        "gap": apart.gap,
    }
    return Reply(to=call.event.where, title=title, text="\n".join(lines), private=True, data=data)


def _distance(call: Call, found: Report, apart: Gap) -> str:
    if apart.gap is None:
        return said(found, "none", call.texts) if found.total.estimate is None else call.texts("report.unclear_few")
    share = found.indicator.unit == "share"
    size = abs(apart.gap) * (100 if share else 1)
    shown = call.texts.number(size, 2) if share else amount(found.indicator.unit, size, call.texts)
    key = "gap.points" if share else "gap.size"
    way = "high" if apart.gap > 0 else "low" if apart.gap < 0 else "right"
    return call.texts(f"gap.{way}", size=call.texts(key, size=shown))


def _believed(call: Call, found: Report, apart: Gap, mine: float) -> str:
    unit = found.indicator.unit
    values = {"mean": apart.mean, "low": apart.low, "high": apart.high, "mine": mine}
    return call.texts("gap.believed", n=apart.n, **{k: amount(unit, v, call.texts) for k, v in values.items()})


def _actual(call: Call, found: Report) -> str:
    estimate = found.total.estimate
    if estimate is None:
        return said(found, "none", call.texts)
    if not found.total.enough:
        return said(found, "too_few", call.texts, n=found.indicator.least)
    shown = {"value": estimate.value, "low": estimate.low, "high": estimate.high}
    known = {
        name: amount(found.indicator.unit, value, call.texts) for name, value in shown.items() if value is not None
    }
    key = "gap.actual" if len(known) == len(shown) else "gap.actual_plain"
    return call.texts(key, n=estimate.n, **known)


COMMAND = Command(name="gap", run=run, role=Role.LEAD, reads=True)
