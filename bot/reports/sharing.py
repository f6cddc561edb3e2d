"""What is answered to one person only, until they say it to all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.commands import Call
    from bot.messages import Reply


def sharable(call: Call, reply: Reply, command: str = "") -> Reply:
    """Return the reply for who asked only, to be shared by what they typed, or by another ``command``."""
    words = command or f"{call.event.name} {call.event.words}".strip()
    return replace(reply, private=True, share=f"/{words}", share_label=call.texts("report.share"))
