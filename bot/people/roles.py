"""What somebody may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import Refused
from bot.model import Grant, Role

if TYPE_CHECKING:
    import datetime as dt

    from bot.messages import Actor
    from bot.ports import Memory
    from bot.workspace import Workspace


def role(memory: Memory, workspace: Workspace, actor: Actor, at: dt.datetime) -> Role:
    """Return the highest role that settings or a grant give the actor or one of their badges; customer without any."""
    names = (actor.subject, *actor.badges)
    settled = [workspace.roles.get(name, Role.CUSTOMER) for name in names]
    return max(*settled, *(_granted(memory, name, at) for name in names))


def _granted(memory: Memory, subject: str, at: dt.datetime) -> Role:
    grant = memory.find(Grant, subject)
    if grant is None or (grant.until and grant.until <= at):
        return Role.CUSTOMER
    return Role(grant.role)


def require(held: Role, needed: Role) -> None:
    """
    Let through whoever holds the needed role or a higher one.

    Raises:
        Refused: the actor's role is too low.
    """
    if held < needed:
        raise Refused("role.needed", role=needed.name.lower())
