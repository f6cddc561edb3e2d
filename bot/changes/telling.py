"""Those who complained are told step by step: some at a time, each once, and nobody in their quiet hours."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.asks import calm, claiming
from bot.cases import forms
from bot.changes import CANCELLED, DONE, RUNNING, complaints, wording
from bot.messages import ChangeDue, Owed, Promise
from bot.model import Ask, Change, ChangeTold, Conversation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.changes.complaints import Complaint
    from bot.messages import Reply
    from bot.model import Contact
    from bot.ports import Memory, World
    from bot.workspace import Workspace

AT_ONCE = 100
"""Complaints that are looked at in one step."""
PAUSE = dt.timedelta(seconds=15)
"""The time between two steps: answers and asks go before."""
MARK = "change"
"""What the conversations of those who were told begin with."""


def begin(memory: Memory, change: Change, at: dt.datetime) -> Change:
    """Return a change whose complainers are told from now on."""
    begun = replace(change, state=RUNNING)
    memory.save(begun)
    _promise(memory, begun, at)
    return begun


def end(memory: Memory, change: Change) -> Change:
    """Return a change of which nobody further is told."""
    ended = replace(change, state=CANCELLED)
    memory.save(ended)
    memory.withdraw(_key(change))
    return ended


def due(event: ChangeDue, world: World, workspace: Workspace) -> Sequence[Reply]:
    """Tell some of those who complained and promise the next step; or the one who slept then."""
    change = world.find(Change, event.change)
    if change is None or change.state not in ({RUNNING, DONE} if event.ask else {RUNNING}):
        return ()
    if event.ask:
        complaint = complaints.of(world, event.ask, event.question)
        if complaint:
            _consider(world, workspace, change, complaint, event.at)
    else:
        _step(event, world, workspace, change)
    return ()


def _step(event: ChangeDue, world: World, workspace: Workspace, change: Change) -> None:
    cursor = (event.day, event.after) if event.day else None
    found = world.complained(complaints.wanted(workspace, change), cursor, AT_ONCE)
    seen = set[str]()
    for complaint in found:
        if complaint.customer.id not in seen:
            _consider(world, workspace, change, complaint, event.at)
        seen.add(complaint.customer.id)
    if len(found) < AT_ONCE:
        world.save(replace(change, state=DONE))
    else:
        _promise(world, change, event.at + PAUSE, found[-1])


def _consider(memory: Memory, workspace: Workspace, change: Change, complaint: Complaint, at: dt.datetime) -> None:
    """Tell who complained, in their quiet hours later; who was told of it, or must not be, is left out."""
    names = {complaint.customer.id, complaint.ask.customer}
    told = any(memory.find(ChangeTold, name, change.id) for name in names)
    if told or complaints.standing(workspace, complaint, at) != complaints.TELL:
        return
    later = workspace.quiet.after(at, calm.zone(workspace, complaint.customer))
    contact = complaints.contact(workspace, complaint)
    if later > at:
        _promise(memory, change, later, complaint, alone=True)
    elif contact:
        _tell(memory, workspace, change, complaint, contact, at)


def _tell(
    memory: Memory, workspace: Workspace, change: Change, complaint: Complaint, contact: Contact, at: dt.datetime
) -> None:
    customer = complaint.customer.id
    reply = wording.letter(memory, workspace, change, complaint, contact)
    memory.owe(Owed(key=f"changed:{change.id}:{customer}", due_at=at, reply=reply))
    told = ChangeTold(customer=customer, change=change.id, at=at, ask=complaint.ask.token)
    memory.save(told, replace(told, change=complaints.NEWEST))
    _listen(memory, change, contact, at)


def _listen(memory: Memory, change: Change, contact: Contact, at: dt.datetime) -> None:
    """Take what the customer types next as what they say to it, unless they are being asked something."""
    talk = memory.find(Conversation, contact.platform, contact.chat, contact.person)
    ask = memory.find(Ask, talk.ask) if talk and talk.question else None
    if (ask and not claiming.over(ask, at)) or (talk and talk.question and forms.read(talk.ask)[0]):
        return
    memory.save(
        Conversation(
            platform=contact.platform,
            chat=contact.chat,
            person=contact.person,
            ask=f"{MARK}:{change.id}",
            question=MARK,
        )
    )


def _promise(
    memory: Memory, change: Change, at: dt.datetime, last: Complaint | None = None, *, alone: bool = False
) -> None:
    """Promise the step after a complaint, or to tell the one who complained ``alone``."""
    where = f"{last.response.day}:{last.ask.token}" if last else "first"
    key = f"{_key(change)}:{last.customer.id}" if alone and last else _key(change)
    event = ChangeDue(
        id=f"{key}:{where}:{at.isoformat()}",
        at=at,
        change=change.id,
        day=last.response.day if last and not alone else None,
        after=last.ask.token if last and not alone else "",
        ask=last.ask.token if last and alone else "",
        question=last.response.question if last and alone else "",
    )
    memory.promise(Promise(key=key, due_at=at, event=event))


def _key(change: Change) -> str:
    return f"{MARK}:{change.id}"
