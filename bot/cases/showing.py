"""A case is shown in its chats and edited there; news of it stands below its message."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.cases import places
from bot.cases.card import card
from bot.messages import Owed, Reply

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from bot.messages import Address, Button
    from bot.model import Case
    from bot.ports import Memory
    from bot.workspace import Workspace

    Rows = tuple[tuple[Button, ...], ...]


def show(memory: Memory, workspace: Workspace, case: Case, at: dt.datetime) -> None:
    """Owe the message of a case to each of its chats; where it stands already it is edited."""
    for name in case.chats:
        reply = card(memory, workspace, case, places.read(name))
        memory.owe(Owed(key=key(case, name), due_at=at, reply=reply))


def stands(memory: Memory, case: Case, where: Address) -> bool:
    """Return whether a pressed message is the case's own in one of its chats: it is edited anyway."""
    here = (name for name in case.chats if _in(places.read(name), where))
    return bool(where.message) and any(memory.sent(key(case, name)) == where.message for name in here)


def _in(chat: Address, where: Address) -> bool:
    """Return whether somebody pressed something in a chat; Slack's messages name theirs themselves."""
    there = chat.chat == where.chat or where.message.startswith(f"{chat.chat}:")
    return there and chat.platform == where.platform


def tell(memory: Memory, case: Case, at: dt.datetime, text: str, *, news: str, buttons: Rows = ()) -> None:
    """Owe a message below that of a case, in each of its chats; ``news`` tells it from the others."""
    for name in case.chats:
        reply = Reply(to=places.read(name), text=text, buttons=buttons)
        memory.owe(Owed(key=f"{news}:{case.id}:{name}", due_at=at, reply=reply, under=key(case, name)))


def whisper(memory: Memory, case: Case, at: dt.datetime, reply: Reply, *, news: str, to: Iterable[Address]) -> None:
    """Owe a message about a case to people, each alone; where that is one of its chats, below the case's message."""
    for place in to:
        name = places.name(place)
        under = key(case, name) if name in case.chats else ""
        memory.owe(Owed(key=f"{news}:{case.id}:{name}", due_at=at, reply=replace(reply, to=place), under=under))


def key(case: Case, name: str) -> str:
    """Return the key of a case's message in a chat."""
    return f"case:{case.id}:{name}"
