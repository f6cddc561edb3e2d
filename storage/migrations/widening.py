"""More columns for a table that has rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

LAST = "\n\tPRIMARY KEY"
"""What follows the columns in SQLite's text of a table."""


NULL = "NULL"
"""The literal for a column that may be null."""

Columns = Mapping[str, tuple[sa.types.TypeEngine[Any], str]]


def widen(table: str, columns: Columns) -> None:
    """Add columns, each of a type and with an SQL literal that the rows of today get; only with NULL may it be null."""
    if op.get_bind().dialect.name == "sqlite":
        _remake(table, columns)
        return
    for name, (kind, value) in columns.items():
        op.add_column(table, sa.Column(name, kind, nullable=value == NULL, server_default=sa.text(value)))
        op.alter_column(table, name, server_default=None)


def _remake(table: str, columns: Columns) -> None:
    """Make the table anew, as its schema reads in the code: SQLite cannot add a column that must have a value."""
    bind = op.get_bind()
    shape, *indexes = bind.scalars(
        sa.text("SELECT sql FROM sqlite_master WHERE tbl_name = :name AND sql IS NOT NULL ORDER BY type DESC"),
        {"name": table},
    ).all()
    names = [column["name"] for column in sa.inspect(bind).get_columns(table)]
    added = "".join(_column(name, kind.compile(bind.dialect), value) for name, (kind, value) in columns.items())
    for index in sa.inspect(bind).get_indexes(table):
        op.drop_index(str(index["name"]))
    op.rename_table(table, f"{table}_before")
    bind.exec_driver_sql(shape.replace(LAST, added + LAST))
    old, new = ", ".join(names), ", ".join([*names, *columns])
    values = ", ".join([old, *(value for _, value in columns.values())])
    bind.exec_driver_sql(f"INSERT INTO {table} ({new}) SELECT {values} FROM {table}_before")  # noqa: S608 - our own names
    op.drop_table(f"{table}_before")
    for index in indexes:
        bind.exec_driver_sql(index)


def _column(name: str, kind: str, value: str) -> str:
    return f"\n\t{name} {kind}{'' if value == NULL else ' NOT NULL'}, "
