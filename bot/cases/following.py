"""A case was resolved: its customer is asked once whether it is good now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import people
from bot.asks import calm, sending
from bot.asks.drafting import addressed, draft
from bot.cases import letters, timeline
from bot.cases.verdict import SURVEY
from bot.errors import Refused
from bot.model import CaseState, LastCase
from bot.survey import editions

if TYPE_CHECKING:
    import datetime as dt

    from bot.messages import CaseDue
    from bot.model import Case
    from bot.ports import Memory
    from bot.workspace import Workspace


def intend(memory: Memory, workspace: Workspace, case: Case, at: dt.datetime) -> None:
    """
    Promise to ask the customer of a resolved case, outside quiet hours; nobody is asked twice about one.

    Raises:
        Refused: they cannot or must not be written to.
    """
    customer, _ = letters.reachable(memory, workspace, case)
    plan = workspace.surveys.get(SURVEY)
    if plan is None or case.follow:
        return
    moment = workspace.quiet.after(at + plan.delay, calm.zone(workspace, customer))
    timeline.promise(memory, case, timeline.ASK, moment, key=timeline.key(case, timeline.ASK))


def ask(event: CaseDue, memory: Memory, workspace: Workspace, case: Case) -> None:
    """Ask whether it is good now, if it is still resolved and was not asked; in quiet hours later."""
    plan = workspace.surveys.get(SURVEY)
    if plan is None or case.follow or case.state is not CaseState.RESOLVED:
        return
    try:
        customer, contact = letters.reachable(memory, workspace, case)
    except Refused:
        return
    moment = workspace.quiet.after(event.at, calm.zone(workspace, customer))
    if moment > event.at:
        timeline.promise(memory, case, timeline.ASK, moment, key=timeline.key(case, timeline.ASK))
        return
    fresh = addressed(draft(workspace, plan, customer, event.at, interaction=case.interaction), contact, event.at)
    editions.keep(memory, plan)
    memory.save(replace(case, follow=fresh.token), LastCase(about=f"ask:{fresh.token}", case=case.id))
    texts = people.texts(workspace, fresh.language)
    opening = texts("letter.good_name" if customer.name else "letter.good", name=customer.name)
    sending.send(memory, workspace, plan, fresh, customer, event.at, opening)
