"""``/stop``: never ask this customer again, on any platform, until they say ``/start``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.asks.stopping import stop
from bot.commands import Call, Command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.messages import Reply


def run(call: Call) -> Sequence[Reply]:
    """Return the promise not to ask again."""
    return (stop(call.event, call.world, call.workspace),)


COMMAND = Command(name="stop", run=run)
