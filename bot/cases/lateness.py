"""A case is late, or soon will be: its chats hear it, its owner and the leads; of many at once in one message."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from bot import languages, taps
from bot.cases import places, showing, timeline
from bot.messages import Address, Button, Owed, Reply
from bot.model import CaseState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.messages import CaseDue
    from bot.model import Case
    from bot.ports import World
    from bot.workspace import Workspace

HOUR = dt.timedelta(hours=1)
MANY = 5
"""So many that are due within an hour of each other are still told one by one."""
MOST = 1000


def tell(world: World, workspace: Workspace, case: Case, event: CaseDue, reply: Reply) -> None:
    """
    Owe word that a case is late to its chats and to the leads.

    Of many that are late at once, and of those that no chat has seen, all hear in one message an hour how many are.
    """
    leads, at = places.leads(world, workspace, event.at), event.at
    if _crowded(world, case, event.step) or not case.chats:
        late = len(world.cases(overdue_at=at, limit=MOST))
        _together(world, [*places.chats(case.chats), *leads], event, _many(workspace, "late", late))
        return
    texts, news = languages.texts(workspace.language), f"{event.step}:{at.isoformat()}"
    told = " ".join(filter(None, (reply.text, texts("case.due.told") if leads else "")))
    showing.tell(world, case, at, told, news=news)
    away = [lead for lead in leads if places.name(lead) not in case.chats]
    showing.whisper(world, case, at, reply, news=f"leads {news}", to=away)


def remind(world: World, workspace: Workspace, case: Case, event: CaseDue, reply: Reply) -> None:
    """Owe a reminder to the owner of a case, or to its chats; of many that are free, in one message an hour."""
    if case.owner or not _crowded(world, case, event.step):
        to, news = places.owner(case, world, workspace), f"{event.step}:{event.at.isoformat()}"
        showing.whisper(world, case, event.at, reply, news=news, to=to)
    else:
        free = len(world.cases(states=(CaseState.OPEN,), limit=MOST))
        _together(world, places.chats(case.chats), event, _many(workspace, "free", free))


def _crowded(world: World, case: Case, step: str) -> bool:
    """Return whether many cases are due about when this one is."""
    own = timeline.deadline(case, step)
    others = (timeline.deadline(each, step) for each in world.cases(limit=MOST))
    return own is not None and sum(each is not None and abs(each - own) <= HOUR for each in others) > MANY


def _many(workspace: Workspace, what: str, n: int) -> Reply:
    texts = languages.texts(workspace.language)
    data = taps.command("cases overdue" if what == "late" else "cases")
    row = (Button(label=texts("case.button.overdue"), data=data),)
    return Reply(to=Address(platform="", chat=""), text=texts(f"case.due.many_{what}", n=n), buttons=(row,))


def _together(world: World, where: Iterable[Address], event: CaseDue, reply: Reply) -> None:
    for place in where:
        key = f"many {event.step}:{event.at:%Y-%m-%dT%H}:{places.name(place)}"
        world.owe(Owed(key=key, due_at=event.at, reply=replace(reply, to=place)))
