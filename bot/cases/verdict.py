"""What the customer says once a case was resolved: is it good now? A no opens it again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import languages
from bot.cases import facts, showing, telling, timeline
from bot.cases.notes import note
from bot.model import CaseState

if TYPE_CHECKING:
    import datetime as dt

    from bot.model import Case, Response
    from bot.ports import Memory
    from bot.workspace import Workspace

SURVEY, QUESTION = "recovery", "good"
"""The shipped survey that asks, and its first question."""
ANSWERS = YES, PARTLY, NO = "yes", "partly", "no"


def heard(memory: Memory, workspace: Workspace, case: Case, now: Response, at: dt.datetime) -> None:
    """Keep what the customer says about a resolved case, and tell its team; what they add is an answer to it."""
    name = facts.called(memory, case)
    if now.question == QUESTION and now.text in ANSWERS:
        said = note(
            memory, replace(case, said=now.text, recovered=now.text == YES), "said", at, name=name, text=now.text
        )
        if now.text == NO and case.state is CaseState.RESOLVED:
            said = reopened(memory, workspace, said, at)
        _keep(memory, workspace, said, at)
        texts = languages.texts(workspace.language)
        text = texts(f"case.told.{now.text}", case=case.id, name=name or texts("ask.the_customer"))
        telling.tell(memory, workspace, said, text, at, news=str(said.notes), settled=now.text == YES)
    elif now.text:
        added = note(memory, case, "answered", at, name=name, text=now.text)
        _keep(memory, workspace, added, at)
        telling.words(memory, workspace, added, name, at)


def _keep(memory: Memory, workspace: Workspace, case: Case, at: dt.datetime) -> None:
    memory.save(case)
    showing.show(memory, workspace, case, at)


def reopened(memory: Memory, workspace: Workspace, case: Case, at: dt.datetime) -> Case:
    """Return a closed case as its owner's again, with all the time it had at first; nobody's where it had no owner."""
    again = replace(case, outcome="", cause="", reopened=case.reopened + 1, escalated_at=None)
    if not case.owner:
        return timeline.begin(memory, workspace, replace(again, state=CaseState.OPEN, resolve_by=None), at)
    return timeline.again(memory, workspace, replace(again, state=CaseState.TAKEN), at)
