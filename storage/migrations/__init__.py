"""The way from any earlier schema to today's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

if TYPE_CHECKING:
    from sqlalchemy import Connection

HEAD = "0007"
"""The schema this code works with; the newest file in ``versions``."""
LOCK = 7_401_203
"""PostgreSQL's advisory lock that lets one replica migrate while the others wait."""


def migrate(connection: Connection) -> bool:
    """Bring the database to :data:`HEAD`, and return whether it had an earlier schema; costs one look otherwise."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    before = _version(connection)
    if before != HEAD:
        _upgrade(connection)
    return before not in {None, HEAD}


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "storage:migrations")
    config.set_main_option("path_separator", "os")
    command.upgrade(config, HEAD)
