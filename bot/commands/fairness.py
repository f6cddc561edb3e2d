"""``/fairness month by language``: whether customers are treated equally, or some groups differ by more than chance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.commands import Call, Command
from bot.errors import Refused
from bot.messages import Reply
from bot.model import Role
from bot.reports import fairly
from bot.reports.about import asked, beside
from bot.reports.fairness import DIMENSIONS, compared
from bot.reports.groups import table
from bot.reports.pictures import picture
from bot.reports.readings import TIME, nothing
from bot.reports.sharing import sharable
from bot.survey import areas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.reports.fairness import Comparison
    from bot.reports.readings import Report


def run(call: Call) -> Sequence[Reply]:
    """
    Return whether groups of customers differ in CSAT, or in another score that the words begin with.

    Raises:
        Refused: the words are no period, filters and groups of customers.
    """
    indicator, request = asked(call, (*DIMENSIONS, "agent", "area"))
    if request.versus or request.by in {*TIME, "agent", "area"}:
        raise Refused("fairness.usage")
    found = compared(call.world, indicator, request)
    named = areas.called(call.world, call.workspace.surveys, call.texts.code, [])
    return (_reply(call, replace(nothing(indicator, request), areas=named), found),)


def _reply(call: Call, report: Report, found: Sequence[Comparison]) -> Reply:
    texts, indicator, request = call.texts, report.indicator, report.request
    title = texts("fairness.title", title=indicator.title(texts))
    shown = fairly.of(report, found[0]) if request.by and found else report
    chart = picture(shown, texts)
    reply = Reply(
        to=call.event.where,
        title=title,
        text="\n".join(fairly.lines(request, report, found, texts)),
        picture=chart and replace(chart, title=title),
        buttons=beside(call, indicator, request),
        table=table(shown, texts),
        file=fairly.csv(found) if request.csv else "",
        data=fairly.data(found, indicator.name, request),
    )
    return sharable(call, reply)


COMMAND = Command(name="fairness", run=run, role=Role.LEAD, reads=True)
