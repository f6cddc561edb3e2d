"""An ask is taken back, or closed in front of its respondent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import people
from bot.asks.sending import place
from bot.errors import Refused
from bot.messages import Owed, Reply
from bot.model import PENDING, Ask, AskState, Conversation, Interaction

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bot.messages import InteractionReopened
    from bot.ports import Memory
    from bot.workspace import Workspace


def reopened(event: InteractionReopened, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """
    Withdraw the ask about an interaction that goes on, unless it is answered; at the new end there will be a new one.

    Raises:
        Refused: there is no such interaction.
    """
    interaction = memory.find(Interaction, event.reference)
    if interaction is None:
        raise Refused("reopen.unknown", reference=event.reference)
    ask = memory.find(Ask, interaction.ask) if interaction.ask else None
    withdrawn = ask is not None and ask.state in PENDING
    if ask and withdrawn:
        memory.save(replace(ask, state=AskState.WITHDRAWN))
        memory.withdraw(f"ask:{ask.token}")
        close(memory, workspace, ask, event.at, "ask.withdrawn")
    if ask is None or ask.state is not AskState.ANSWERED:
        memory.save(replace(interaction, ask="", ended_at=None, outcome="open", resolution_kept=None, resolved_in=None))
    return _told(event, workspace, withdrawn=withdrawn)


def _told(event: InteractionReopened, workspace: Workspace, *, withdrawn: bool) -> Sequence[Reply]:
    if event.where is None:
        return ()
    texts = people.texts(workspace, event.actor.locale if event.actor else "")
    text = texts("reopen.withdrawn" if withdrawn else "reopen.noted", reference=event.reference)
    data = {"interaction": event.reference, "withdrawn": withdrawn}
    return (Reply(to=event.where, text=text, private=True, data=data),)


def close(memory: Memory, workspace: Workspace, ask: Ask, at: dt.datetime, key: str) -> None:
    """Say in the ask's messages that it is over; those that were not sent yet never will be."""
    texts = people.texts(workspace, ask.language)
    for name in ("ask", "reminder") if ask.person else ():
        reply = Reply(to=place(ask), text=texts(key), only_edits=True)
        memory.owe(Owed(key=f"{name}:{ask.token}", due_at=at, reply=reply, only_edits=True))
    talk = memory.find(Conversation, ask.platform, ask.chat, ask.person)
    if talk and talk.ask == ask.token:
        memory.save(replace(talk, ask="", question=""))
