"""``/drivers month``: which area moves the overall score most, and which cannot be told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands import Call, Command
from bot.errors import Refused
from bot.messages import Reply
from bot.model import Role
from bot.reports import moved
from bot.reports.about import asked, beside
from bot.reports.contacts import DIMENSIONS
from bot.reports.drivers import moves
from bot.reports.moving import Said
from bot.reports.sharing import sharable
from bot.survey import areas

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(call: Call) -> Sequence[Reply]:
    """
    Return what moves CSAT, or another score that the words begin with.

    Raises:
        Refused: the words are no period and filters, or nobody knows the score by one of these.
    """
    indicator, request = asked(call, DIMENSIONS)
    if request.by or request.versus:
        raise Refused("drivers.usage")
    found = moves(call.world, indicator.measure, request.window, request.filters)
    keys = [driver.key for driver in (*found.weighed, *found.alone)]
    named = areas.called(call.world, call.workspace.surveys, call.texts.code, keys)
    return (_reply(call, Said(moves=found, indicator=indicator, request=request, texts=call.texts, areas=named)),)


def _reply(call: Call, said: Said) -> Reply:
    found, indicator, request = said.moves, said.indicator, said.request
    reply = Reply(
        to=call.event.where,
        title=said.title,
        text="\n".join(said.lines()),
        picture=moved.picture(said),
        buttons=beside(call, indicator, request),
        table=said.table(),
        file=moved.csv(found) if request.csv else "",
        data=moved.data(found, indicator.name, request),
    )
    return sharable(call, reply)


COMMAND = Command(name="drivers", run=run, role=Role.LEAD, reads=True)
