"""More columns for a table that has rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from collections.abc import Mapping

LAST = "\n\tPRIMARY KEY"
"""What follows the columns in SQLite's text of a table."""


def widen(table: str, columns: Mapping[str, tuple[sa.types.TypeEngine[Any], str]]) -> None:
    """Add columns, each of a type and with an SQL literal that the rows of today get; none may be null."""
    if op.get_bind().dialect.name == "sqlite":
        _remake(table, columns)
        return
    for name, (kind, value) in columns.items():
        op.add_column(table, sa.Column(name, kind, nullable=False, server_default=sa.text(value)))
        op.alter_column(table, name, server_default=None)


def _remake(table: str, columns: Mapping[str, tuple[sa.types.TypeEngine[Any], str]]) -> None:
    """Make the table anew, as its schema reads in the code: SQLite cannot add a column that must have a value."""
    bind = op.get_bind()
    shape, *indexes = bind.scalars(
        sa.text("SELECT sql FROM sqlite_master WHERE tbl_name = :name AND sql IS NOT NULL ORDER BY type DESC"),
        {"name": table},
    ).all()
    names = [column["name"] for column in sa.inspect(bind).get_columns(table)]
    added = "".join(f"\n\t{name} {kind.compile(bind.dialect)} NOT NULL, " for name, (kind, _) in columns.items())
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
