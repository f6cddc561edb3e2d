"""``/audit``: who took answers out, linked customers, or changed what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands import Call, Command
from bot.messages import Reply
from bot.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import AuditEntry

SHOWN = 20


def run(call: Call) -> Sequence[Reply]:
    """Return the newest entries of the trail."""
    lines = [_line(call, entry) for entry in call.world.audit(SHOWN)]
    text = "\n".join(lines or [call.texts("audit.none")])
    return (Reply(to=call.event.where, title=call.texts("audit.title"), text=text, private=True),)


def _line(call: Call, entry: AuditEntry) -> str:
    at = entry.at.astimezone(call.workspace.zone)
    moment = f"{call.texts.date(at.date())}, {call.texts.clock(at)}"
    line = call.texts("audit.line", at=moment, who=entry.actor, deed=entry.deed, about=entry.about)
    return call.texts("audit.why", line=line, why=entry.why) if entry.why else line


COMMAND = Command(name="audit", run=run, role=Role.LEAD, reads=True)
