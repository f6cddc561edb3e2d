"""Once a quarter managers are asked what they believe, before they see what is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bot import guessing, indicators, people
from bot.cases import places
from bot.digests.rhythm import wall
from bot.messages import Actor, Address, EstimatesDue, Owed, Promise, Reply
from bot.model import Digest, Grant, Guess, Preference, Role
from bot.periods import Window, local_day
from bot.periods.days import DAY
from bot.periods.units import moved, start

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from bot.indicators import Indicator
    from bot.ports import Memory
    from bot.workspace import Workspace

EARLY = dt.timedelta(days=7)
"""How long before the end of a quarter estimates are asked for."""
HOUR = 9 * 60
FRIDAY = 4
KEY = "estimates"


def promise(memory: Memory, workspace: Workspace, at: dt.datetime) -> None:
    """Promise the next time to ask managers; there is one such promise."""
    first = start("quarter", workspace.local_day(at))
    due = next(due for n in (0, 1) if (due := _due(moved("quarter", first, n), workspace.zone)) > at)
    memory.promise(Promise(key=KEY, due_at=due, event=EstimatesDue(id=f"{KEY}:{due.isoformat()}", at=due)))


def _due(first: dt.date, zone: ZoneInfo) -> dt.datetime:
    """Return when estimates for a quarter are asked for, on a working day."""
    day = moved("quarter", first, 1) - EARLY
    return wall(day - max(0, day.weekday() - FRIDAY) * DAY, HOUR, zone)


def due(event: EstimatesDue, memory: Memory, workspace: Workspace) -> Sequence[Reply]:
    """Owe a line to every manager who did not estimate yet, and promise the next time."""
    window = _quarter(event.at, workspace.zone)
    for subject in _managers(memory, workspace, event.at):
        lacking = [each for each in _asked_for(memory) if _lacks(memory, each, window, subject)]
        for place in _places(memory, workspace, subject) if lacking else ():
            text = _asked(memory, workspace, subject, lacking, window)
            key = f"{KEY}:{window.first}:{places.name(place)}"
            memory.owe(Owed(key=key, due_at=event.at, reply=Reply(to=place, text=text)))
    promise(memory, workspace, event.at)
    return ()


def _places(memory: Memory, workspace: Workspace, subject: str) -> list[Address]:
    """Return where a manager is asked: alone, else in the chats that get digests."""
    alone = places.private(subject, memory, workspace)
    chats = {(each.platform, each.chat, each.thread) for each in memory.every(Digest) if each.due_at}
    named = [Address(platform=platform, chat=chat, thread=thread) for platform, chat, thread in sorted(chats)]
    return [alone] if alone else named


def open_guesses(memory: Memory, at: dt.datetime, zone: ZoneInfo) -> tuple[Indicator, ...]:
    """Return what those who estimate did not all estimate yet, in the last week of a quarter; before that nothing."""
    window = _quarter(at, zone)
    subjects = {guess.subject for guess in memory.every(Guess)}
    if not subjects or local_day(at, zone) < window.end - EARLY:
        return ()
    return tuple(each for each in _asked_for(memory) if any(_lacks(memory, each, window, one) for one in subjects))


def _asked(memory: Memory, workspace: Workspace, subject: str, lacking: Sequence[Indicator], window: Window) -> str:
    chosen = memory.find(Preference, subject)
    texts = people.texts(workspace, chosen.language if chosen else "")
    titles = ", ".join(each.title(texts) for each in lacking)
    return texts("digest.reminder", titles=titles, name=lacking[0].name, day=texts.date(window.last))


def _managers(memory: Memory, workspace: Workspace, at: dt.datetime) -> list[str]:
    """Return who estimated before and may still; where nobody ever did, all leads."""
    given = (grant.subject for grant in memory.every(Grant))
    named = {guess.subject for guess in memory.every(Guess)} or {*workspace.roles, *given}
    return sorted(name for name in named if _manages(memory, workspace, name, at))


def _manages(memory: Memory, workspace: Workspace, subject: str, at: dt.datetime) -> bool:
    platform, _, person = subject.partition(":")
    actor = Actor(platform=platform, person=person)
    return platform in workspace.platforms and people.role(memory, workspace, actor, at) >= Role.LEAD


def _asked_for(memory: Memory) -> list[Indicator]:
    """Return what was ever estimated; retention where nothing was."""
    named = {guess.indicator for guess in memory.every(Guess)} or {guessing.DEFAULT}
    known = indicators.known()
    return [known[name] for name in sorted(named) if name in known]


def _lacks(memory: Memory, indicator: Indicator, window: Window, subject: str) -> bool:
    return memory.find(Guess, indicator.name, guessing.period(window), subject) is None


def _quarter(at: dt.datetime, zone: ZoneInfo) -> Window:
    first = start("quarter", local_day(at, zone))
    return Window(first=first, end=moved("quarter", first, 1), zone=zone, unit="quarter")
