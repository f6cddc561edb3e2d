"""What a browser sends."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from uuid import UUID, uuid5

from aiohttp import web
from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from bot.messages import Actor


class Action(BaseModel):
    """Something done in a browser; ``action`` is made up there once, so that a request sent again counts once."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    action: UUID


A = TypeVar("A", bound=Action)


async def read(request: web.Request, kind: type[A]) -> A:
    """
    Return the request's body.

    Raises:
        HTTPBadRequest: it is not of this kind.

    """
    try:
        return kind.model_validate_json(await request.text())
    except ValueError:  # pydantic's own error is one
        raise web.HTTPBadRequest from None


def identity(actor: Actor, action: UUID, tap: str = "") -> str:
    """
    Return an event's id: the same for the same action of the same person, and not to be guessed by others.

    Where several buttons stand in one form, ``tap`` is the one that was pressed: each counts once.
    """
    return f"web:{uuid5(action, f'{actor.person} {tap}'.strip())}"
