"""What happened with a case, in order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.model import CaseNote

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bot.messages import Actor
    from bot.model import Case
    from bot.ports import Memory

KINDS = (
    *("opened", "joined", "changed", "taken", "passed", "contacted", "wrote", "answered", "noted"),
    *("reminded", "escalated", "resolved", "said", "reopened", "dismissed", "lost"),
)
"""What can happen with a case."""
DIALOGUE = ("wrote", "answered")
LONGEST = 4000
ONE_PLACE = "web"


def note(
    memory: Memory, case: Case, kind: str, at: dt.datetime, *, by: Actor | None = None, name: str = "", text: str = ""
) -> Case:
    """Keep that something happened, and return the case with one note more; without ``by`` nobody of the team did."""
    counted = replace(case, notes=case.notes + 1)
    memory.save(
        counted,
        CaseNote(
            id=f"{case.id}#{counted.notes}",
            case=case.id,
            at=at,
            kind=kind,
            actor=by.subject if by else "",
            name=called(by) if by else name,
            text=text[:LONGEST],
        ),
    )
    return counted


def called(actor: Actor) -> str:
    """Return how somebody is called; nothing at the page, where their name is a secret between it and them."""
    return actor.name or ("" if actor.platform == ONE_PLACE else actor.person)


def newest(memory: Memory, case: Case) -> Iterator[CaseNote]:
    """Yield what happened with a case, the newest first: a long story need not be read to its beginning."""
    found = (memory.find(CaseNote, f"{case.id}#{number}") for number in range(case.notes, 0, -1))
    return (each for each in found if each is not None)
