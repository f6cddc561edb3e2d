"""A customer who was told of a change writes back: they are thanked, and the lead can read it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import people
from bot.cases import talking
from bot.changes.telling import MARK
from bot.messages import Reply
from bot.model import ChangeTold, Conversation
from bot.typed import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.messages import Typed
    from bot.ports import Memory
    from bot.workspace import Workspace

LONGEST = 1000


def typed(event: Typed, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """Take a text as what somebody says to a change that they were just told of; any other as it always is."""
    talk = memory.find(Conversation, event.where.platform, event.where.chat, event.actor.person)
    if talk is None or talk.question != MARK or event.edits or words.wish(event.text) == words.STOP:
        return talking.typed(event, memory, workspace)
    memory.save(replace(talk, ask="", question=""))
    customer = people.of(memory, event.actor)
    told = memory.find(ChangeTold, customer.id, talk.ask.partition(":")[2]) if customer else None
    if told is None or not event.text.strip():
        return talking.typed(event, memory, workspace)
    memory.save(replace(told, reacted_at=event.at, said=event.text.strip()[:LONGEST]))
    texts = people.texts(workspace, *people.wishes(memory, event.actor))
    return (Reply(to=replace(event.where, message=""), text=texts("letter.thanks_team")),)
