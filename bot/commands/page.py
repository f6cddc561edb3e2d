"""``/page``: a one-time link that opens the team's page."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bot.commands import Call, Command
from bot.errors import Refused
from bot.messages import Button, Reply
from bot.model import Door, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

OPEN_FOR = dt.timedelta(minutes=10)


def run(call: Call) -> Sequence[Reply]:
    """
    Return the link, for who asked only.

    Raises:
        Refused: the page has no address.
    """
    if not call.workspace.page:
        raise Refused("page.none")
    door = Door(token=call.workspace.mint(), role=call.role, expires_at=call.event.at + OPEN_FOR)
    call.world.save(door)
    url = f"{call.workspace.page}/team/{door.token}"
    button = Button(label=call.texts("page.open"), url=url)
    text = call.texts("page.link", n=int(OPEN_FOR.total_seconds()) // 60)
    return (Reply(to=call.event.where, text=f"{text}\n{url}", buttons=((button,),), private=True),)


COMMAND = Command(name="page", run=run, role=Role.LEAD)
