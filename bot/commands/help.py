"""``/help``: what can be typed, by role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import commands
from bot.commands import Call, Command
from bot.messages import Reply
from bot.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(call: Call) -> Sequence[Reply]:
    """Return the commands this person may use, a line each."""
    lines = [f"/{c.name} – {c.help(call.texts)}" for c in commands.known().values() if c.listed and c.role <= call.role]
    staff = [call.texts("help.periods")] if call.role >= Role.LEAD else []
    return (Reply(to=call.event.where, title=call.texts("help.title"), text="\n".join(lines + staff), private=True),)


COMMAND = Command(name="help", run=run, reads=True)
