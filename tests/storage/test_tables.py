import datetime as dt
from dataclasses import fields
from typing import get_args

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, select, text
from sqlmodel import SQLModel

from bot.model import Record
from storage import migrations
from storage.columns import Instant
from storage.memory import Memory
from storage.shapes import KEYS, shapes
from storage.shelf import Shelf
from storage.tables import TABLES, core

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
ZONES = st.sampled_from([dt.UTC, dt.timezone(dt.timedelta(hours=-9, minutes=-30))])
INSTANTS = st.builds(
    lambda micros, zone: (EPOCH + dt.timedelta(microseconds=micros)).astimezone(zone),
    st.integers(0, 250_000_000_000_000_000),
    ZONES,
)
VALUES = {
    str: WORDS,
    dt.datetime: INSTANTS,
    int: st.integers(-(2**31), 2**31 - 1),
    int | None: st.none() | st.integers(-(2**31), 2**31 - 1),
    dt.datetime | None: st.none() | INSTANTS,
    float | None: st.none() | st.floats(allow_nan=False),
    tuple[str, ...]: st.lists(WORDS, max_size=3).map(tuple),
}
KINDS = get_args(Record)


def records(kind):
    hints = __import__("typing").get_type_hints(kind)
    return st.builds(kind, **{f.name: VALUES.get(hints[f.name], st.from_type(hints[f.name])) for f in fields(kind)})


@pytest.mark.parametrize("kind", KINDS)
def test_columns_mirror_the_fields_of_their_record(kind):
    table = core(TABLES[kind])

    assert [column.name for column in table.columns] == [field.name for field in fields(kind)]
    assert tuple(column.name for column in table.primary_key) == kind.KEY


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=st.one_of(*map(records, KINDS)))
def test_what_is_kept_comes_back_the_same(store, record):
    shape = shapes(store.writer.dialect)[type(record)]
    with store.writer.connect() as connection, connection.begin() as transaction:
        connection.exec_driver_sql(shape.upsert, [shape.pack(record)])
        connection.exec_driver_sql(shape.upsert, [shape.pack(record)])

        assert Memory(Shelf(connection)).find(type(record), *KEYS[type(record)](record)) == record
        transaction.rollback()


def test_the_migrated_schema_is_the_one_in_the_code(store):
    with store.reading.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), SQLModel.metadata) == []


def test_the_migrated_tables_are_those_that_would_be_created(tmp_path, store):
    if store.writer.dialect.name != "sqlite":
        pytest.skip("only SQLite keeps the text of its schema")
    created = create_engine("sqlite://")
    SQLModel.metadata.create_all(created)
    query = text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'")
    with created.connect() as first, store.reading.connect() as second:
        assert plain(first.execute(query)) == plain(second.execute(query))
    created.dispose()


def plain(rows):
    return {name: " ".join(sql.split()).replace("( ", "(").replace(" )", ")") for name, sql in rows}


def test_the_code_works_with_the_newest_schema():
    scripts = ScriptDirectory("storage/migrations")

    assert scripts.get_current_head() == migrations.HEAD


def test_an_instant_without_zone_is_refused(store):
    with pytest.raises(ValueError, match="zone"):
        Instant().process_bind_param(dt.datetime(2026, 1, 1), store.writer.dialect)  # noqa: DTZ001


def test_a_reader_cannot_write(store):
    with store.reading.connect() as connection, pytest.raises(Exception, match="read"):
        connection.execute(text("DELETE FROM asks"))


def test_a_memory_finds_the_newest_layer_first(store):
    from scribe import interaction

    with store.writer.connect() as connection:
        memory = Memory(Shelf(connection))
        memory.save(interaction(team="north"))
        memory.merge()
        memory.save(interaction(team="south"))
        seen = memory.find(type(interaction()), "i1")
        memory.drop()

        assert seen.team == "south"
        assert memory.find(type(interaction()), "i1").team == "north"
        assert connection.execute(select(core(TABLES[type(interaction())]))).all() == []
