"""Where a case is shown, and where those who see to it are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages import Address
from bot.model import Contact, Grant, Role, TeamChat

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from bot.messages import Commanded
    from bot.model import Case
    from bot.ports import Memory
    from bot.workspace import Workspace

ONE_PLACE = "web"
"""Where a person has no chat of their own."""


def name(place: Address) -> str:
    """Return a place as ``platform:chat`` or ``platform:chat/thread``."""
    return f"{place.platform}:{place.chat}" + (f"/{place.thread}" if place.thread else "")


def read(text: str) -> Address:
    """Return the place with this name."""
    platform, _, rest = text.partition(":")
    chat, _, thread = rest.partition("/")
    return Address(platform=platform, chat=chat, thread=thread)


def of(team: str, memory: Memory, workspace: Workspace) -> tuple[str, ...]:
    """Return the names of the chats that get a team's cases: its own, else those of the settings."""
    own = [each for each in teams(memory) if each.team == team.casefold()]
    chats = (Address(platform=each.platform, chat=each.chat, thread=each.thread) for each in own)
    return tuple(dict.fromkeys(map(name, chats if team and own else workspace.team_chats)))


def teams(memory: Memory) -> Sequence[TeamChat]:
    """Return the chats that were given to teams."""
    return [each for each in memory.every(TeamChat) if each.dropped_at is None]


def here(event: Commanded) -> Address:
    """Return the chat in which a command was given, also where the answer goes to its giver alone."""
    where, actor = event.where, event.actor
    if where.chat == actor.person and actor.badges:
        return read(actor.badges[0])
    return Address(platform=where.platform, chat=where.chat, thread=where.thread)


def private(subject: str, memory: Memory, workspace: Workspace) -> Address | None:
    """Return where somebody of the team can be written to alone, or ``None`` where the bot cannot."""
    platform, _, person = subject.partition(":")
    contact = memory.find(Contact, platform, person)
    if platform == ONE_PLACE or platform not in workspace.platforms:
        return None
    if contact or workspace.platforms[platform]:
        return Address(platform=platform, chat=contact.chat if contact else person)
    return None


def leads(memory: Memory, workspace: Workspace, at: dt.datetime) -> list[Address]:
    """Return where the leads can be written to, each alone; the admins where there is no lead."""
    given = {each.subject: each.role for each in memory.every(Grant) if each.until is None or each.until > at}
    roles = {**given, **{subject: max(role, given.get(subject, 0)) for subject, role in workspace.roles.items()}}
    for wanted in (Role.LEAD, Role.ADMIN):
        found = (private(subject, memory, workspace) for subject, role in sorted(roles.items()) if role == wanted)
        if places := [place for place in found if place]:
            return places
    return []


def owner(case: Case, memory: Memory, workspace: Workspace) -> Sequence[Address]:
    """Return where the owner of a case is reminded: alone, else in its chats."""
    alone = private(case.owner, memory, workspace) if case.owner else None
    return [alone] if alone else list(chats(case.chats))


def chats(names: Iterable[str]) -> Iterator[Address]:
    """Yield the places with these names."""
    return map(read, names)
