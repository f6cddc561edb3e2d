"""A case as the team sees it: what happened, where it stands, and what can be done about it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from bot import languages
from bot.cases import facts, forms, notes
from bot.cases.shortening import short
from bot.messages import Button, Reply
from bot.model import CaseState
from bot.taps import case as tap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.languages import Texts
    from bot.messages import Address
    from bot.model import Case, CaseNote
    from bot.ports import Memory
    from bot.workspace import Workspace

    Row = tuple[Button, ...]

LETTERS = 3
"""The newest letters and answers that stand in the message itself."""
QUOTED = 300
"""Characters of each."""
BUTTONS = {
    CaseState.OPEN: (("take", "pass"), ("write", "resolve")),
    CaseState.TAKEN: (("contacted", "pass"), ("write", "resolve")),
    CaseState.CONTACTED: (("write", "resolve"), ("pass",)),
    CaseState.RESOLVED: (("note", "reopen"),),
    CaseState.DISMISSED: (),
}
"""What can be done about a case, by where it stands."""
CUSTOMERS = frozenset({"answered", "said"})
"""What the customer does."""
STYLES = {"take": "primary", "resolve": "success"}


def card(
    memory: Memory,
    workspace: Workspace,
    case: Case,
    to: Address,
    note: str = "",
    rows: tuple[Row, ...] | None = None,
    *,
    whole: bool = False,
) -> Reply:
    """
    Return the message of a case in the workspace's language; ``note`` ends it, ``rows`` stand below it.

    Long words are cut, so that it fits into one message of each platform and can be edited, unless ``whole``.
    """
    texts = languages.texts(workspace.language)
    lines = [
        standing(workspace, texts, case),
        *facts.lines(memory, workspace, texts, case, whole=whole),
        *_letters(memory, texts, case),
        *([texts(f"case.said.{case.said}")] if case.said else []),
        *(["", note] if note else []),
    ]
    return Reply(
        to=to,
        title=facts.title(memory, workspace, texts, case),
        text="\n".join(lines),
        buttons=buttons(texts, case) if rows is None else rows,
        data={"case": case.id, "state": case.state.value, "owner": case.owner},
    )


def standing(workspace: Workspace, texts: Texts, case: Case) -> str:
    """Return where a case stands, in one line."""
    late = case.due_at and case.escalated_at and case.due_at <= case.escalated_at
    return texts(
        f"case.state.{case.state.value}{'_late' if late else ''}",
        case=case.id,
        owner=case.owner_name or texts("case.somebody"),
        due=facts.soon(texts, case.due_at, workspace) if case.due_at else "",
        outcome=texts(f"case.outcome.{case.outcome}") if case.outcome else "–",
        cause=texts(f"case.cause.{case.cause}") if case.cause else "–",
    )


def buttons(texts: Texts, case: Case) -> tuple[Row, ...]:
    """Return what can be done about a case, as rows of buttons."""
    return tuple(tuple(button(texts, case, what) for what in row) for row in BUTTONS[case.state])


def button(texts: Texts, case: Case, what: str) -> Button:
    """Return the button that does something about a case."""
    label, data = texts(f"case.button.{what}"), tap(f"{case.id} {what}")
    return Button(label=label, data=data, style=STYLES.get(what, ""), form=forms.form(texts, case, what))


def _letters(memory: Memory, texts: Texts, case: Case) -> Iterator[str]:
    told = (each for each in notes.newest(memory, case) if each.kind in notes.DIALOGUE)
    return (line(texts, each) for each in reversed(list(islice(told, LETTERS))))


def line(texts: Texts, note: CaseNote, most: int = QUOTED) -> str:
    """Return what happened, with at most so many characters of what was written."""
    if note.kind == "said":
        return texts(f"case.said.{note.text}")
    words = short(note.text, most)
    name = note.name or texts("ask.the_customer" if note.kind in CUSTOMERS else "case.somebody")
    key = f"case.note.{note.kind}"
    further = f"{key}_with"
    return texts(further if words and texts.has(further) else key, name=name, text=words)
