"""What reports read of the bot itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import AuditEntry
    from bot.periods import Window
    from bot.ports.lost import Lost


class Trail(Protocol):
    """What was done, and what did not arrive."""

    def undelivered(self, window: Window) -> Sequence[Lost]:
        """Return the messages due in this window that will never arrive, the newest first, 1,000 at most."""

    def audit(self, limit: int) -> Sequence[AuditEntry]:
        """Return the newest entries of the trail, the newest first."""
