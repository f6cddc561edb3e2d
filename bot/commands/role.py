"""``/role WHO ROLE as NAME``: an admin says what somebody may do, and by which name they serve."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.commands import Call, Command
from bot.errors import Refused
from bot.messages import Reply
from bot.model import Agent, AuditEntry, Grant, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 200
_WORDS = re.compile(r"(.+?)\s+(\w+)(?:\s+as\s+(.+))?", re.IGNORECASE)
_WHO = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>|([a-z]+:\S{1,100})|(?=\S*\d)([\w-]{1,100})")


def run(call: Call) -> Sequence[Reply]:
    """
    Keep the role, and the name if there is one, and return them.

    Raises:
        Refused: the words are not somebody and a role, or customers would serve.
    """
    subject, given, name = _read(call)
    call.world.save(Grant(subject=subject, role=given))
    if name:
        call.world.save(Agent(name=name.casefold(), shown=name, subject=subject))
    _note(call, f"{subject} {given.name.lower()}", name)
    settled = call.workspace.roles.get(subject, Role.CUSTOMER)
    key = "role.settled" if given < settled else "role.named" if name else "role.done"
    text = call.texts(key, who=subject, role=given.name.lower(), settled=settled.name.lower(), name=name)
    return (Reply(to=call.event.where, text=text, private=True),)


def _read(call: Call) -> tuple[str, Role, str]:
    words = _WORDS.fullmatch(call.event.words.strip())
    who = _WHO.fullmatch(words[1]) if words else None
    role = Role.__members__.get(words[2].upper()) if words else None
    name = " ".join((words[3] or "").split())[:LONGEST] if words else ""
    if who is None or role is None or (name and role < Role.AGENT):
        raise Refused("role.usage", roles=", ".join(role.name.lower() for role in Role))
    return who[2] or f"{call.event.actor.platform}:{who[1] or who[3]}", role, name


def _note(call: Call, about: str, name: str) -> None:
    event = call.event
    call.world.save(AuditEntry(id=event.id, at=event.at, actor=event.actor.subject, deed="role", about=about, why=name))


COMMAND = Command(name="role", run=run, role=Role.ADMIN)
