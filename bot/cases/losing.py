"""A letter never arrived: its case says so, and the customer does not count as reached by it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import languages
from bot.cases import facts, letters, showing, telling
from bot.cases.notes import newest, note
from bot.model import Case, CaseNote, CaseState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.messages import Reply, Undelivered
    from bot.ports import Memory
    from bot.workspace import Workspace

REACHED = frozenset({"contacted", "wrote", "answered", "said"})
"""What shows that the customer was reached in another way."""


def undelivered(event: Undelivered, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """Tell the team of a letter that never will arrive; any other message is somebody else's."""
    kind, _, which = event.key.partition(":")
    letter = memory.find(CaseNote, which) if kind == letters.LETTER else None
    case = memory.find(Case, letter.case) if letter else None
    if case is None:
        return ()
    reached = any(each.kind in REACHED and each.id != which for each in newest(memory, case))
    if case.state is CaseState.CONTACTED and not reached:
        case = replace(case, state=CaseState.TAKEN, contacted_at=None)
    case = note(memory, case, "lost", event.at)
    memory.save(case)
    texts = languages.texts(workspace.language)
    name = facts.called(memory, case) or texts("ask.the_customer")
    telling.tell(
        memory, workspace, case, texts("case.lost", case=case.id, customer=name), event.at, news=str(case.notes)
    )
    showing.show(memory, workspace, case, event.at)
    return ()
