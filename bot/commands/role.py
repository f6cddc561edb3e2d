"""``/role WHO ROLE``: an admin says what somebody may do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.commands import Call, Command
from bot.errors import Refused
from bot.messages import Reply
from bot.model import Grant, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

_WHO = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>|([a-z]+:\S{1,100})|(?=\S*\d)([\w-]{1,100})")


def run(call: Call) -> Sequence[Reply]:
    """
    Keep the role and return it.

    Raises:
        Refused: the words are not somebody and a role.
    """
    who, _, name = call.event.words.strip().rpartition(" ")
    match = _WHO.fullmatch(who.strip())
    if not match or name.upper() not in Role.__members__:
        raise Refused("role.usage", roles=", ".join(role.name.lower() for role in Role))
    subject = match[2] or f"{call.event.actor.platform}:{match[1] or match[3]}"
    given, settled = Role[name.upper()], call.workspace.roles.get(subject, Role.CUSTOMER)
    call.world.save(Grant(subject=subject, role=given))
    key = "role.done" if given >= settled else "role.settled"
    text = call.texts(key, who=subject, role=name.lower(), settled=settled.name.lower())
    return (Reply(to=call.event.where, text=text, private=True),)


COMMAND = Command(name="role", run=run, role=Role.ADMIN)
