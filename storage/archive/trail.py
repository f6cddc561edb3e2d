"""What was done, and what did not arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage import trail
from storage.archive.connected import Connected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import AuditEntry
    from bot.periods.window import Window
    from storage.trail import Lost


class Trail(Connected):
    """Implements :class:`bot.ports.trail.Trail`."""

    def undelivered(self, window: Window) -> Sequence[Lost]:
        """Return the messages due in this window that will never arrive, the newest first, 1,000 at most."""
        return trail.undelivered(self._connection, window)

    def audit(self, limit: int) -> Sequence[AuditEntry]:
        """Return the newest entries of the trail, the newest first."""
        return trail.audit(self._connection, limit)
