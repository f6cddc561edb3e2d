"""When a case is due: agreed times in working hours, a reminder before each, and word to the leads at each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.hours.agreed import Agreements
from bot.messages import CaseDue, Promise
from bot.model import ACTIVE, AgreedTime, CaseState

if TYPE_CHECKING:
    import datetime as dt

    from bot.model import Case
    from bot.ports import Memory
    from bot.workspace import Workspace

KIND = "case"
"""What cases are called in ``/agreed``."""
TAKE = 3600
"""Seconds of working time in which a case is to be taken where nothing was agreed; it is to be resolved in a day."""
REMIND = 0.75
"""The part of the time after which it is reminded of."""
REMIND_TAKE, LATE_TAKE, REMIND_RESOLVE, LATE_RESOLVE = "remind take", "late take", "remind resolve", "late resolve"
TAKING = (REMIND_TAKE, LATE_TAKE)
STEPS = (*TAKING, REMIND_RESOLVE, LATE_RESOLVE)
ASK, WRITE = "ask", "write"
"""Further steps: to ask whether it is good now, and to bring what somebody of the team wrote."""


def spans(memory: Memory, workspace: Workspace, at: dt.datetime) -> tuple[int, int]:
    """Return in how many seconds of working time a case is to be taken, and resolved."""
    own = [each for each in memory.every(AgreedTime) if (each.kind.casefold(), each.channel) == (KIND, "")]
    take, resolve = Agreements(own, workspace.zone).limits(KIND, "", at)
    return take or TAKE, resolve or workspace.hours.day


def begin(memory: Memory, workspace: Workspace, case: Case, at: dt.datetime) -> Case:
    """Return a case that nobody owns with its due times from now on, and promise its steps."""
    take, resolve = spans(memory, workspace, at)
    by = case.resolve_by or workspace.hours.later(at, resolve)
    return plan(memory, workspace, replace(case, due_at=workspace.hours.later(at, take), resolve_by=by), at)


def again(memory: Memory, workspace: Workspace, case: Case, at: dt.datetime) -> Case:
    """Return a case that is owned again with all the time it had at first, and promise its steps."""
    by = workspace.hours.later(at, spans(memory, workspace, at)[1])
    return plan(memory, workspace, replace(case, due_at=by, resolve_by=by, escalated_at=None), at)


def owned(memory: Memory, workspace: Workspace, case: Case, at: dt.datetime) -> Case:
    """Return a case that was taken, due when it is to be resolved, and promise its steps."""
    return plan(memory, workspace, replace(case, due_at=case.resolve_by), at)


def closed(memory: Memory, case: Case) -> Case:
    """Return a case that nothing is due of any more; what was promised is taken back."""
    memory.withdraw(key(case))
    return replace(case, due_at=None)


def plan(memory: Memory, workspace: Workspace, case: Case, at: dt.datetime, after: str = "") -> Case:
    """Promise the next step of a case after this one, if there is any, and return the case."""
    steps = STEPS if case.state is CaseState.OPEN else STEPS[len(TAKING) :]
    rest = steps[steps.index(after) + 1 :] if after in steps else steps
    moments = ((step, _moment(workspace, case, step, at)) for step in rest)
    found = [(step, moment) for step, moment in moments if moment and _ahead(case, step, moment, at)]
    if case.state in ACTIVE and found:
        promise(memory, case, *found[0], key=key(case))
    else:
        memory.withdraw(key(case))
    return case


def _ahead(case: Case, step: str, moment: dt.datetime, at: dt.datetime) -> bool:
    """Return whether a step is still to come; word to the leads that is late is still given."""
    late = step in {LATE_TAKE, LATE_RESOLVE} and (case.escalated_at is None or case.escalated_at < moment)
    return late or moment > at


def _moment(workspace: Workspace, case: Case, step: str, at: dt.datetime) -> dt.datetime | None:
    """Return when a step is due: a reminder after most of the working time that is left from now on."""
    due = deadline(case, step)
    if due is None or step in {LATE_TAKE, LATE_RESOLVE}:
        return due
    return workspace.hours.later(at, int(workspace.hours.seconds(at, due) * REMIND))


def deadline(case: Case, step: str) -> dt.datetime | None:
    """Return by when a case is to be taken, or resolved, whatever the step is about."""
    return case.due_at if step in TAKING else case.resolve_by


def promise(memory: Memory, case: Case, step: str, at: dt.datetime, *, key: str, note: str = "") -> None:
    """Promise a step of a case; a promise with the same key is replaced."""
    event = CaseDue(id=f"{key}:{step}:{at.isoformat()}", at=at, case=case.id, step=step, note=note)
    memory.promise(Promise(key=key, due_at=at, event=event))


def key(case: Case, step: str = "") -> str:
    """Return the key of what is promised about a case: its due times have one, each other step one of its own."""
    return f"case:{case.id}" + (f":{step}" if step else "")
