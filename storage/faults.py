"""What a database error means for the events of a batch."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

SERIALIZATION = frozenset({"40001", "40P01"})
"""PostgreSQL: another transaction came first; deadlock."""
READ_ONLY = "25006"
"""PostgreSQL: this server became a standby."""


def conflict(error: Exception) -> bool:
    """Return whether another transaction came in between: the same may succeed when done again."""
    return isinstance(error, IntegrityError) or _state(error) in SERIALIZATION


def unavailable(error: Exception) -> bool:
    """Return whether nothing at all can be written now, whatever the events are."""
    if conflict(error):
        return False
    return isinstance(error, OperationalError | InterfaceError | PoolTimeout) or _state(error) == READ_ONLY


def _state(error: Exception) -> str:
    return getattr(error.orig, "sqlstate", None) or "" if isinstance(error, DBAPIError) else ""
