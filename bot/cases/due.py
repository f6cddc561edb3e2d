"""What was promised about a case and is due: reminders, word to the leads, letters and the question at the end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import languages
from bot.cases import facts, following, lateness, letters, showing, timeline
from bot.cases.card import button
from bot.cases.notes import note
from bot.messages import Address, Reply
from bot.model import ACTIVE, Case, CaseState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.languages import Texts
    from bot.messages import CaseDue
    from bot.ports import Memory, World
    from bot.workspace import Workspace

FURTHER = {timeline.ASK: following.ask, timeline.WRITE: letters.bring}

NOWHERE = Address(platform="", chat="")


def due(event: CaseDue, memory: World, workspace: Workspace) -> Sequence[Reply]:
    """Do what a case is due for, if it still is."""
    case = memory.find(Case, event.case)
    if case is None:
        return ()
    if event.step in FURTHER:
        FURTHER[event.step](event, memory, workspace, case)
    elif case.state in ACTIVE and (event.step not in timeline.TAKING or case.state is CaseState.OPEN):
        _step(event, memory, workspace, case)
    return ()


def _step(event: CaseDue, memory: World, workspace: Workspace, case: Case) -> None:
    """Remind of a case or tell the leads that it is late; a reminder that comes after that time is left out."""
    late = event.step in {timeline.LATE_TAKE, timeline.LATE_RESOLVE}
    due_at = timeline.deadline(case, event.step)
    if not late and due_at and due_at <= event.at:
        timeline.plan(memory, workspace, case, event.at, after=event.step)
    else:
        _remind(event, memory, workspace, case, late=late)


def _remind(event: CaseDue, memory: World, workspace: Workspace, case: Case, *, late: bool) -> None:
    texts = languages.texts(workspace.language)
    text = _words(memory, workspace, texts, case, event.step)
    reply = Reply(to=NOWHERE, text=text, buttons=((button(texts, case, "show"),),))
    if late:
        case = replace(case, escalated_at=event.at)
    (lateness.tell if late else lateness.remind)(memory, workspace, case, event, reply)
    case = note(memory, case, "escalated" if late else "reminded", event.at)
    memory.save(timeline.plan(memory, workspace, case, event.at, after=event.step))
    if late:
        showing.show(memory, workspace, case, event.at)


def _words(memory: Memory, workspace: Workspace, texts: Texts, case: Case, step: str) -> str:
    due_at = timeline.deadline(case, step)
    return texts(
        f"case.due.{step.replace(' ', '_')}{'' if case.owner else '_free'}",
        case=case.id,
        customer=facts.called(memory, case) or texts("ask.the_customer"),
        owner=case.owner_name or texts("case.somebody"),
        due=facts.soon(texts, due_at, workspace) if due_at else "",
    )
