"""Every storage test runs on SQLite, and on PostgreSQL where it is installed."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import AsyncExitStack, contextmanager
from zoneinfo import ZoneInfo

import postgres
import psycopg
import pytest
from clock import Clock
from psycopg import sql
from scribe import Scribe, ask, fail, interaction, save, typed
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


@pytest.fixture(scope="session")
def database(request):
    """Makes databases with today's schema and nothing in them; there is one PostgreSQL database at a time."""

    def made(engine, folder):
        if engine == "sqlite":
            shutil.copy(request.getfixturevalue("migrated_file"), folder / "afterword.db")
            return f"sqlite:///{folder}/afterword.db"
        address = request.getfixturevalue("migrated_server")
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
            for name in SQLModel.metadata.tables:
                connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(name)))
        return address

    return made


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path, database):
    return database(request.param, tmp_path)


@pytest.fixture
def store(url, tmp_path):
    opened = storage.open(url, RIGA, tmp_path, lock_wait=0.2)
    yield opened
    opened.close()


@pytest.fixture
def hold(url):
    """Keep the database locked, as another process that writes would."""

    @contextmanager
    def held():
        if url.startswith("sqlite"):
            other = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
        else:
            other = psycopg.connect(url)
            other.execute("LOCK TABLE seen IN ACCESS EXCLUSIVE MODE")
        try:
            yield
        finally:
            other.rollback()
            other.close()

    return held


@pytest.fixture
def late():
    """The replies that were brought after nobody waited any more."""
    return []


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def pave(store, late):
    """Start roads; all of them are drained at the end."""
    roads = AsyncExitStack()

    async def deliver(reply):
        late.append(reply)
        return f"m{len(late)}"

    async def paved(bot, **options):
        road = store.road(bot, deliver)
        for name, value in options.items():
            setattr(road, name, value)
        await road.start()
        roads.push_async_callback(road.drain)
        return road

    paved.close = roads.aclose
    yield paved
    await roads.aclose()


@pytest.fixture
async def road(pave):
    """A road with the scribe on it, and one ask that is waiting for answers."""
    bot = Scribe({"begin": save(ask(), interaction()), "fail": fail})
    road = await pave(bot)
    road.bot = bot
    await road.put(typed("begin"))
    return road
