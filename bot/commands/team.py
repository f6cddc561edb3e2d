"""``/team couriers here``: a lead says which chat gets the cases of a team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cases import places
from bot.commands import Call, Command
from bot.errors import Refused
from bot.messages import Reply
from bot.model import AuditEntry, Role, TeamChat

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE, OFF = "here", "off"
LONGEST = 40


def run(call: Call) -> Sequence[Reply]:
    """
    Keep that the cases of a team go to this chat, or no longer; without words return which go where.

    Raises:
        Refused: the words are not a team and here or off.
    """
    words = call.event.words.strip()
    if not words:
        return (_reply(call, "\n".join(_listed(call))),)
    team, _, what = words.rpartition(" ")
    team = team.strip(' "').casefold()
    if not team or len(team) > LONGEST or what.casefold() not in {HERE, OFF}:
        raise Refused("team.usage")
    place = places.here(call.event)
    dropped = call.event.at if what.casefold() == OFF else None
    given = TeamChat(team=team, platform=place.platform, chat=place.chat, thread=place.thread, dropped_at=dropped)
    if dropped and call.world.find(TeamChat, team, place.platform, place.chat, place.thread) is None:
        raise Refused("team.elsewhere", team=team)
    call.world.save(given, _trail(call, team))
    return (_reply(call, call.texts("team.off" if dropped else "team.here", team=team)),)


def _trail(call: Call, team: str) -> AuditEntry:
    event = call.event
    return AuditEntry(
        id=event.id, at=event.at, actor=event.actor.subject, deed="team", about=team, why=event.words[:200]
    )


def _listed(call: Call) -> Sequence[str]:
    own = [call.texts("team.line", team=each.team, chat=_named(each)) for each in places.teams(call.world)]
    rest = ", ".join(f"{each.platform}:{each.chat}" for each in call.workspace.team_chats) or "–"
    return [*own, call.texts("team.rest" if own else "team.all", chats=rest)]


def _named(chat: TeamChat) -> str:
    return f"{chat.platform}:{chat.chat}" + (f"/{chat.thread}" if chat.thread else "")


def _reply(call: Call, text: str) -> Reply:
    return Reply(to=call.event.where, text=text, private=True)


COMMAND = Command(name="team", run=run, role=Role.LEAD)
