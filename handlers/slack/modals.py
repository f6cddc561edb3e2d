"""Opens a form at once: the press that asked for it is good for three seconds."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import structlog
from pydantic import ValidationError

from bot.ports import Overloaded, TryLater, Undeliverable
from handlers.slack.faults import BadBlocks, translated
from handlers.slack.folding import unfold
from handlers.slack.modal import view
from handlers.slack.payload import Pressed
from handlers.slack.submissions import origin

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

PATIENCE = 2.5
"""Seconds in which Slack must have shown the form."""

log = structlog.get_logger("slack")


class Modals:
    """Knows nothing of the road: all that a form needs is behind its button."""

    def __init__(self, web: AsyncWebClient) -> None:
        self._web = web

    async def opened(self, body: dict[str, Any]) -> bool:
        """
        Return whether the pressed button had a form behind it, which is open then.

        Raises:
            Overloaded: Slack did not open it; the person sees that nothing came of it and can press again.

        """
        try:
            press = Pressed.model_validate(body)
        except (ValidationError, OverflowError, ValueError):
            return False
        form = unfold(press.actions[0].value)
        if form is None:
            return False
        await self._open(press.trigger_id, view(form, origin(press, form.token)))
        return True

    async def _open(self, trigger: str, modal: dict[str, Any]) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                with translated():
                    await self._web.views_open(trigger_id=trigger, view=modal)
        except (Undeliverable, TryLater, BadBlocks, TimeoutError) as trouble:
            log.warning("slack.modal", reason=str(trouble) or type(trouble).__name__)
            raise Overloaded("slack.modal") from None
