"""``/estimate retention 92 this quarter``: a manager says what they believe, once, before they see what is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import guessing
from bot.commands import Call, Command
from bot.digests import estimating
from bot.errors import Refused
from bot.messages import Reply
from bot.model import Guess, Role
from bot.reports import report
from bot.reports.values import amount, span

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(call: Call) -> Sequence[Reply]:
    """
    Keep the estimate and return it; it stays as it is, since who gave it may look at the truth from now on.

    Raises:
        Refused: no number, a number that cannot be, words that are no period, or a second estimate.
    """
    indicator, words = guessing.subject(call.event.words)
    value, rest = guessing.number(indicator, words)
    request = report.requested(call, indicator, rest, default="quarter")
    if request.filters or request.by or request.versus or request.csv:
        raise Refused("estimate.usage")
    known = guessing.own(call, indicator, request.window)
    about = {"title": indicator.title(call.texts), "period": span(request.window, call.texts)}
    if known:
        raise Refused("estimate.twice", value=amount(indicator.unit, known.value, call.texts), **about)
    subject = call.event.actor.subject
    period = guessing.period(request.window)
    call.world.save(Guess(indicator=indicator.name, period=period, subject=subject, value=value, at=call.event.at))
    estimating.promise(call.world, call.workspace, call.event.at)
    text = call.texts("estimate.done", value=amount(indicator.unit, value, call.texts), name=indicator.name, **about)
    return (Reply(to=call.event.where, text=text, private=True, data={"estimate": value, "period": period}),)


COMMAND = Command(name="estimate", run=run, role=Role.LEAD)
