"""What a customer says about their case is told: below its message, and to its owner alone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bot import languages
from bot.cases import places, showing
from bot.cases.card import button
from bot.cases.notes import newest
from bot.cases.shortening import short
from bot.messages import Reply
from bot.model import ACTIVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Case, CaseNote
    from bot.ports import Memory
    from bot.workspace import Workspace

AT_ONCE = dt.timedelta(minutes=5)
"""What a customer writes within one such span of the clock is told in one message."""
LONGEST = 3000
OPEN, CLOSED = ("write", "resolve"), ("reopen",)
"""What can be done then."""


def burst(memory: Memory, case: Case) -> Sequence[CaseNote]:
    """Return the newest answers of the customer that nothing came between, those of one span, the oldest first."""
    found: list[CaseNote] = []
    for note in newest(memory, case):
        if note.kind != "answered" or (found and _span(note) != _span(found[0])):
            break
        found.append(note)
    return found[::-1]


def _span(note: CaseNote) -> int:
    return int(note.at.timestamp() // AT_ONCE.total_seconds())


def words(memory: Memory, workspace: Workspace, case: Case, name: str, at: dt.datetime) -> Sequence[CaseNote]:
    """Tell what the customer wrote just now, together with what they wrote right before; return all of it."""
    texts = languages.texts(workspace.language)
    told = burst(memory, case)
    said = "\n".join(short(each.text, LONGEST) for each in told)
    said = said if len(said) <= LONGEST else f"…{said[-LONGEST:]}"
    text = texts("case.told.words", case=case.id, name=name or texts("ask.the_customer"), text=said)
    tell(memory, workspace, case, text, at, news=told[0].id.rpartition("#")[2])
    return told


def tell(
    memory: Memory, workspace: Workspace, case: Case, text: str, at: dt.datetime, *, news: str, settled: bool = False
) -> None:
    """Owe it to the case's chats and to its owner alone, with what can be done now unless all is ``settled``."""
    texts = languages.texts(workspace.language)
    further = OPEN if case.state in ACTIVE else CLOSED
    rows = () if settled else (tuple(button(texts, case, what) for what in further),)
    showing.tell(memory, case, at, text, news=f"told#{news}", buttons=rows)
    owner = places.private(case.owner, memory, workspace) if case.owner else None
    if owner and places.name(owner) not in case.chats:
        reply = Reply(to=owner, text=text, buttons=rows)
        showing.whisper(memory, case, at, reply, news=f"whisper#{news}", to=[owner])
