"""An answer no longer counts, or counts again: its case follows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.asks.keeping import answered
from bot.cases import showing, timeline
from bot.cases.notes import note
from bot.cases.opening import of
from bot.model import ACTIVE, Ask, CaseState
from bot.survey import editions

if TYPE_CHECKING:
    import datetime as dt

    from bot.model import Case
    from bot.ports import Memory
    from bot.workspace import Workspace


def weigh(memory: Memory, workspace: Workspace, token: str, at: dt.datetime) -> None:
    """Dismiss the case of an ask in which nothing counts any more, and open one again in which something does."""
    case = of(memory, f"ask:{token}")
    if case is None:
        return
    counts = any(_counts(memory, workspace, each) for each in case.asks)
    weighed = _again(memory, workspace, case, at) if counts else _gone(memory, case, at)
    if weighed != case:
        memory.save(weighed)
        showing.show(memory, workspace, weighed, at)


def _gone(memory: Memory, case: Case, at: dt.datetime) -> Case:
    """Return a case in which nothing counts any more as dismissed, unless it is closed or the customer was reached."""
    if case.state not in ACTIVE or case.contacted_at:
        return case
    gone = replace(timeline.closed(memory, case), state=CaseState.DISMISSED, closed_at=at)
    return note(memory, gone, "dismissed", at)


def _again(memory: Memory, workspace: Workspace, case: Case, at: dt.datetime) -> Case:
    """Return a case that was dismissed as open again, for whoever takes it."""
    if case.state is not CaseState.DISMISSED:
        return case
    again = replace(case, state=CaseState.OPEN, owner="", owner_name="", resolve_by=None, escalated_at=None)
    return note(memory, timeline.begin(memory, workspace, again, at), "reopened", at)


def _counts(memory: Memory, workspace: Workspace, token: str) -> bool:
    ask = memory.find(Ask, token)
    found = answered(memory, editions.of(memory, workspace, ask), ask) if ask else {}
    return any(not response.void and (response.score is not None or response.text) for response in found.values())
