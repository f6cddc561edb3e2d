"""A case is late: its chats hear it, and the leads, each alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import languages, taps
from bot.cases import places, showing
from bot.messages import Address, Button, Owed, Reply

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bot.model import Case
    from bot.ports import World
    from bot.workspace import Workspace

NOWHERE = Address(platform="", chat="")
MOST = 1000


def tell(world: World, workspace: Workspace, case: Case, reply: Reply, at: dt.datetime, *, news: str) -> None:
    """
    Owe the reply to the chats of a case and to the leads.

    A case that no chat has seen is one of many that were told together: of those each lead hears once a day, how many
    are late.
    """
    leads = places.leads(world, workspace, at)
    if not case.chats:
        _together(world, workspace, leads, at)
        return
    texts = languages.texts(workspace.language)
    told = " ".join(filter(None, (reply.text, texts("case.due.told") if leads else "")))
    showing.tell(world, case, at, told, news=news)
    away = [lead for lead in leads if places.name(lead) not in case.chats]
    showing.whisper(world, case, at, reply, news=f"leads {news}", to=away)


def _together(world: World, workspace: Workspace, leads: Sequence[Address], at: dt.datetime) -> None:
    texts = languages.texts(workspace.language)
    text = texts("case.due.many", n=len(world.cases(overdue_at=at, limit=MOST)))
    row = (Button(label=texts("case.button.overdue"), data=taps.command("cases overdue")),)
    reply = Reply(to=NOWHERE, text=text, buttons=(row,))
    for lead in leads:
        key = f"late:{workspace.local_day(at)}:{places.name(lead)}"
        world.owe(Owed(key=key, due_at=at, reply=replace(reply, to=lead)))
