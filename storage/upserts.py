"""Statements that write a row whether or not its key is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Column, Dialect, Table
    from sqlalchemy.sql import ColumnElement


def into(dialect: Dialect, table: Table) -> Any:  # noqa: ANN401 - two classes of two dialects, alike in what is used
    """Return an insert that knows ``on_conflict_do_update``."""
    return (sqlite if dialect.name == "sqlite" else postgresql).insert(table)


def upsert(dialect: Dialect, table: Table, **sums: Callable[[Any, Any], ColumnElement[Any]]) -> str:
    """Return the statement that writes a row whether or not its key is there; ``sums`` join old and new of a column."""
    insert = into(dialect, table)
    rest = [column for column in table.columns if not column.primary_key]
    changes = {
        column.name: sums[column.name](column, insert.excluded[column.name])
        if column.name in sums
        else insert.excluded[column.name]
        for column in rest
    }
    return str(insert.on_conflict_do_update(index_elements=table.primary_key, set_=changes).compile(dialect=dialect))


def binders(dialect: Dialect, table: Table) -> list[tuple[int, Callable[[Any], Any]]]:
    """Return what must be done to the values of a row before the driver takes them, by position."""
    found = [(index, column.type.bind_processor(dialect)) for index, column in own(table)]
    return [(index, convert) for index, convert in found if convert]


def own(table: Table) -> Iterable[tuple[int, Column[Any]]]:
    """Return the columns with a type of ours: drivers know what to do with all others."""
    return [(index, column) for index, column in enumerate(table.columns) if isinstance(column.type, TypeDecorator)]
