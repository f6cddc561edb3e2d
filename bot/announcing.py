"""What another system sends under a key of its own: the same again counts once, anything else is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages import Address, Reply
from bot.model import Announcement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.messages import Announced
    from bot.ports import Memory
    from bot.workspace import Workspace

TELLER = Address(platform="api", chat="key")


def announced(event: Announced, memory: Memory, workspace: Workspace) -> Sequence[Reply]:  # noqa: ARG001 - the same for each event
    """Note what comes under a key first, and return one reply whose ``data`` says whether this is the same."""
    known = memory.find(Announcement, event.key)
    if known is None:
        memory.save(Announcement(key=event.key, mark=event.mark, at=event.at))
    return (Reply(to=TELLER, text="", data={"same": known is None or known.mark == event.mark}),)
