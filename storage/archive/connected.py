"""What all parts of the archive have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Connected:
    """Reads on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
