"""Takes updates to the road and sees to the replies."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog
from pydantic import ValidationError

from bot.messages import Rated
from handlers.telegram.payload import Update
from handlers.telegram.updates import NOTHING, Incoming, Me, read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.messages import Reply
    from bot.ports import Road
    from handlers.telegram.courier import Courier
    from handlers.telegram.errands import Errands

log = structlog.get_logger("telegram")

TAP_PATIENCE = 5.0
"""Seconds until a tap is accepted unhandled: its button stops taking an answer after about 15."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement:
    """The answer that a pressed button waits for."""

    callback: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """The way from an update to the road."""

    me: Me
    road: Road
    courier: Courier
    errands: Errands

    def read(self, update: object) -> Incoming:
        """Return what an update means, given as JSON or decoded; malformed, it is logged and means nothing."""
        try:
            valid = Update.model_validate_json(update) if isinstance(update, bytes) else Update.model_validate(update)
        except ValidationError as trouble:
            fields = {".".join(map(str, error["loc"])) for error in trouble.errors(include_input=False)}
            log.warning("telegram.malformed", fields=sorted(fields))
            return NOTHING
        return read(valid, self.me, dt.datetime.now(dt.UTC))

    async def take(self, incoming: Incoming) -> Acknowledgement | None:
        """
        Have the event handled, start its replies on their way and return what a pressed button waits for.

        Raises:
            Overloaded: nothing was kept.
        """
        replies = await self._put(incoming)
        if replies:
            self.errands.start(self.courier.bring(replies, incoming.quoted))
        if not incoming.callback:
            return None
        return Acknowledgement(callback=incoming.callback, hint=next((r.hint for r in replies if r.hint), ""))

    async def _put(self, incoming: Incoming) -> Sequence[Reply]:
        if incoming.event is None:
            return ()
        return await self.road.put(incoming.event, patience=TAP_PATIENCE if isinstance(incoming.event, Rated) else None)
