from zoneinfo import ZoneInfo

from alembic import command
from alembic.config import Config
from scribe import NOON, ask, interaction, response
from sqlalchemy import create_engine, text

import storage
from bot.model import Ask, Interaction, Response
from storage import migrations
from storage.memory import Memory
from storage.shapes import shapes
from storage.shelf import Shelf

BEFORE = {
    Ask: ("version", "test", "agent"),
    Response: ("area", "void", "subjectivity", "confidence", "language", "analyzer", "topics", "tagger"),
    Interaction: (
        *("replied_at", "talked", "held", "wrapped_up", "waited", "paused"),
        *("outcome", "reply_kept", "resolution_kept", "replied_in", "resolved_in"),
    ),
}


def test_what_was_kept_before_a_table_grew_is_still_there(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path}/old.db")
    records = [interaction(), ask(), response(score=0, edited_at=NOON)]
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", "storage:migrations")
        config.set_main_option("path_separator", "os")
        command.upgrade(config, "0001")
        for record in records:
            _write(connection, record)
        migrations.migrate(connection)

        memory = Memory(Shelf(connection))
        assert records == [memory.find(type(r), *(getattr(r, name) for name in r.KEY)) for r in records]
        assert connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'comments_by_day'")).scalar()
    engine.dispose()


def test_what_is_counted_since_counts_what_was_there_before(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path}/old.db")
    said = response(question="said", score=None, measure="text", scale=0, text="slow", label="negative")
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", "storage:migrations")
        config.set_main_option("path_separator", "os")
        command.upgrade(config, "0001")
        for record in (interaction(), ask(), said):
            _write(connection, record)
    engine.dispose()

    opened = storage.open(f"sqlite:///{tmp_path}/old.db", ZoneInfo("UTC"))
    with opened.reader() as world:
        assert world.span("sentiment") == (said.day, said.day)
    opened.close()


def _write(connection, record):
    shape = shapes(connection.dialect)[type(record)]
    known = [name for name in shape.names if name not in BEFORE.get(type(record), ())]
    marks = ", ".join("?" for _ in known)
    packed = dict(zip(shape.names, shape.pack(record), strict=True))
    statement = f"INSERT INTO {shape.table.name} ({', '.join(known)}) VALUES ({marks})"  # noqa: S608
    connection.exec_driver_sql(statement, tuple(packed[name] for name in known))
