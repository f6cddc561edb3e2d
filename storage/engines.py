"""Connections: one engine that writes, one that only reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

READERS = 4
"""Connections that reports may hold at once."""


def address(url: str) -> URL:
    """Return the address with the driver that is used for it."""
    parsed = make_url(url)
    return parsed.set(drivername="postgresql+psycopg") if parsed.drivername in {"postgresql", "postgres"} else parsed


def writer(url: URL, lock_wait: float) -> Engine:
    """Return an engine for transactions that change something; a lock is waited for ``lock_wait`` seconds."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, lock_wait, "BEGIN IMMEDIATE", "PRAGMA synchronous=FULL", "PRAGMA cache_size=-16384")
    options = f"-c lock_timeout={round(lock_wait * 1000)} -c TimeZone=UTC"
    return create_engine(url, paramstyle="format", hide_parameters=True, pool_size=2, connect_args={"options": options})


def reader(url: URL, lock_wait: float) -> Engine:
    """Return an engine whose connections refuse to change anything; a transaction sees one state throughout."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, lock_wait, "BEGIN", "PRAGMA query_only=ON")
    options = "-c default_transaction_read_only=on -c TimeZone=UTC"
    return create_engine(
        url,
        paramstyle="format",
        hide_parameters=True,
        pool_size=READERS,
        pool_pre_ping=True,
        isolation_level="REPEATABLE READ",
        connect_args={"options": options},
    )


def _sqlite(url: URL, lock_wait: float, begin: str, *pragmas: str) -> Engine:
    engine = create_engine(
        url,
        pool_size=READERS,
        hide_parameters=True,
        connect_args={"timeout": lock_wait, "isolation_level": None, "cached_statements": 256},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: object) -> None:  # noqa: ANN401 - the driver's own connection
        for pragma in ("PRAGMA journal_mode=WAL", "PRAGMA foreign_keys=OFF", *pragmas):
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
