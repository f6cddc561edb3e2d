"""Every storage test runs on SQLite, and on PostgreSQL where it is installed."""

from __future__ import annotations

import shutil
from zoneinfo import ZoneInfo

import postgres
import psycopg
import pytest
from sqlmodel import SQLModel

import storage

RIGA = ZoneInfo("Europe/Riga")


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("template") / "afterword.db"
    storage.open(f"sqlite:///{path}", RIGA).close()
    return path


@pytest.fixture(scope="session")
def migrated_server():
    reason = postgres.missing()
    if reason:
        pytest.skip(reason)
    with postgres.server() as address:
        storage.open(f"{address}/postgres", RIGA).close()
        yield f"{address}/postgres"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """A database with today's schema and nothing in it."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "afterword.db")
        return f"sqlite:///{tmp_path}/afterword.db"
    address = request.getfixturevalue("migrated_server")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
        connection.execute(f"TRUNCATE {', '.join(SQLModel.metadata.tables)}")
    return address


@pytest.fixture
def store(url, tmp_path):
    opened = storage.open(url, RIGA, tmp_path, lock_wait=0.2)
    yield opened
    opened.close()
