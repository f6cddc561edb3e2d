"""``/case 17``: one case with all that happened, and what can be done about it."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from bot import people
from bot.cases import card, facts
from bot.cases.doing import Doing
from bot.cases.notes import newest
from bot.commands import Call, Command
from bot.errors import Refused
from bot.model import Case, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.messages import Reply
    from bot.model import CaseNote

SHOWN = 20
"""The newest of what happened that is told."""
QUOTED = 1000
"""Characters of each."""


def run(call: Call) -> Sequence[Reply]:
    """
    Show a case, or do to it what follows its number.

    Raises:
        Refused: there is no such case, or that cannot be done with it.
    """
    number, _, rest = call.event.words.strip().partition(" ")
    what, _, words = rest.strip().partition(" ")
    case = call.world.find(Case, number.lstrip("#"))
    if case is None:
        raise Refused("case.unknown" if number else "case.which", case=number[:20])
    doing = Doing(call.world, call.workspace, call.event.actor, call.event.at, call.event.where)
    if what:
        return doing.do(case, what.lower(), words)
    reply = doing.whole(case)
    return (replace(reply, text="\n".join((reply.text, "", *_history(call, case)))),)


def _history(call: Call, case: Case) -> Iterator[str]:
    """Yield what happened of late, the oldest first; whom it is about by number for leads."""
    customer = people.living(call.world, case.customer)
    if call.role >= Role.LEAD and customer and customer.name:
        yield call.texts("case.customer", number=customer.id)
    yield from (_line(call, note) for note in reversed(list(islice(newest(call.world, case), SHOWN))))


def _line(call: Call, note: CaseNote) -> str:
    moment = facts.moment(call.texts, note.at, call.workspace)
    return call.texts("case.line", at=moment, what=card.line(call.texts, note, QUOTED))


COMMAND = Command(name="case", run=run, role=Role.AGENT)
