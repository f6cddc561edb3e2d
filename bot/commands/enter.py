"""What a browser does with the link of ``/page``: the link is spent, and the browser's session gets the role."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.commands import Call, Command
from bot.errors import Refused
from bot.messages import Reply
from bot.model import Door, Grant

if TYPE_CHECKING:
    from collections.abc import Sequence

SESSION = dt.timedelta(hours=12)


def run(call: Call) -> Sequence[Reply]:
    """
    Return that the session is open.

    Raises:
        Refused: there is no such link, or it was used, or it is too old, or this is no browser.
    """
    event = call.event
    door = call.world.find(Door, event.words.strip())
    if door is None or door.used_at or door.expires_at <= event.at or event.actor.platform != "web":
        raise Refused("page.spent")
    grant = Grant(subject=event.actor.subject, role=door.role, until=event.at + SESSION)
    call.world.save(replace(door, used_at=event.at), grant)
    return (Reply(to=event.where, text=call.texts("page.entered"), data={"entered": True}),)


COMMAND = Command(name="enter", run=run, listed=False)
