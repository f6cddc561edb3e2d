"""Asks Telegram for updates, and says "got them" only when all they changed is on disk."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.ports import Overloaded
from handlers.telegram.faults import seconds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handlers.telegram.client import Client
    from handlers.telegram.intake import Intake
    from handlers.telegram.updates import Incoming

log = structlog.get_logger("telegram")

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
"""Seconds between tries while Telegram or the road is away."""


class Polling:
    """One long poll after the other."""

    def __init__(self, client: Client, intake: Intake, first_pause: float = FIRST_PAUSE) -> None:
        self._client = client
        self._intake = intake
        self._first_pause = first_pause
        self._pause = first_pause
        self._trouble: type[TelegramError] | None = None
        self._offset = 0

    async def run(self) -> None:
        """
        Take updates until cancelled.

        Raises:
            telegram.error.InvalidToken: Telegram does not know the token any more.
        """
        while True:
            await self._intake.errands.room()
            batch = await self._fetch()
            # Not cancelled with us: what is on the road goes to its end.
            handling = [self._intake.errands.start(self._in_order(group)) for group in self._groups(batch)]
            if handling:
                await asyncio.wait(handling)
            self._offset = max((number + 1 for number in map(_number, batch)), default=self._offset)

    async def _fetch(self) -> list[Any]:
        try:
            batch = await self._client.poll(self._offset)
        except InvalidToken:
            raise
        except TelegramError as trouble:
            await self._rest(trouble)
            return []
        self._pause, self._trouble = self._first_pause, None
        return batch

    async def _rest(self, trouble: TelegramError) -> None:
        if type(trouble) is not self._trouble:
            log.warning("telegram.unreachable", trouble=type(trouble).__name__, says=trouble.message)
            self._trouble = type(trouble)
        if isinstance(trouble, Conflict):  # another program polls with this token, or has set a webhook
            self._pause = max(self._pause, 16 * self._first_pause)
        await asyncio.sleep(seconds(trouble) if isinstance(trouble, RetryAfter) else self._pause)
        self._pause = min(2 * self._pause, LONGEST_PAUSE)

    def _groups(self, batch: list[Any]) -> Iterable[list[Incoming]]:
        groups: defaultdict[str, list[Incoming]] = defaultdict(list)
        for incoming in map(self._intake.read, batch):
            groups[incoming.person].append(incoming)
        return groups.values()

    async def _in_order(self, group: list[Incoming]) -> None:
        for incoming in group:
            await self._keep_on(incoming)

    async def _keep_on(self, incoming: Incoming) -> None:
        pause = self._first_pause
        while True:
            try:
                acknowledgement = await self._intake.take(incoming)
            except Overloaded:
                await asyncio.sleep(pause)
            except Exception:
                log.exception("telegram.road")
                await asyncio.sleep(pause)
            else:
                break
            pause = min(2 * pause, LONGEST_PAUSE)
        if acknowledgement:
            courier = self._intake.courier
            self._intake.errands.start(courier.acknowledge(acknowledgement.callback, acknowledgement.hint))


def _number(update: object) -> int:
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if isinstance(number, int) else -1
