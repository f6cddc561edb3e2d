"""``/changed delivery "slots of one hour now"``: those who complained about it are told once, by name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.changes import CANCELLED, DRAFT, RUNNING, reading, saying, telling
from bot.commands import Call, Command
from bot.errors import Refused
from bot.model import AuditEntry, Change, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.messages import Reply

CONFIRM, CANCEL = "confirm", "cancel"
LONGEST = 200


def run(call: Call) -> Sequence[Reply]:
    """
    Show what would be told to whom, tell it once that is confirmed, or list what was told before.

    Raises:
        Refused: the words are not understood, or there is no such change.
    """
    first, _, rest = call.event.words.strip().partition(" ")
    if not first:
        return (saying.listed(call, _changes(call)),)
    if first in {CONFIRM, CANCEL}:
        return (_decided(call, first, _found(call, rest.strip())),)
    if first.isdecimal() and not rest:
        return (saying.one(call, _found(call, first)),)
    return (_drafted(call),)


def _drafted(call: Call) -> Reply:
    """Keep what was said as a draft, and return what would come of it."""
    said = reading.read(call)
    number = max((int(each.id) for each in _changes(call)), default=0) + 1
    draft = Change(
        id=str(number),
        at=call.event.at,
        actor=call.event.actor.subject,
        first=said.window.first,
        end=said.window.end,
        topics=said.topics,
        areas=said.areas,
        wordings=said.wordings,
    )
    call.world.save(draft)
    return saying.preview(call, draft)


def _decided(call: Call, what: str, change: Change) -> Reply:
    """Do what was pressed; a second press changes nothing and says how it stands."""
    if what == CONFIRM and change.state == DRAFT:
        _note(call, "changed", change)
        change = telling.begin(call.world, change, call.event.at)
    elif what == CANCEL and change.state in {DRAFT, RUNNING}:
        _note(call, "changed stop", change)
        change = telling.end(call.world, change)
    elif what == CONFIRM and change.state == CANCELLED:
        raise Refused("changed.cancelled_before", change=change.id)
    return replace(saying.standing(call, change), to=call.event.where)


def _note(call: Call, deed: str, change: Change) -> None:
    event, why = call.event, " ".join(change.wordings[1::2])[:LONGEST]
    about = " ".join((change.id, *change.topics, *change.areas))
    call.world.save(AuditEntry(id=event.id, at=event.at, actor=event.actor.subject, deed=deed, about=about, why=why))


def _found(call: Call, number: str) -> Change:
    change = call.world.find(Change, number)
    if change is None:
        raise Refused("changed.unknown", change=number[:20])
    return change


def _changes(call: Call) -> list[Change]:
    """Return all changes, the newest first."""
    return sorted(call.world.every(Change), key=lambda each: int(each.id), reverse=True)


def _peeks(words: str) -> bool:
    """Return whether nothing is drafted or decided."""
    return not words.strip() or words.strip().isdecimal()


COMMAND = Command(name="changed", run=run, role=Role.LEAD, peeks=_peeks)
