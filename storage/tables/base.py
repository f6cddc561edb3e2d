"""What all tables have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlmodel import SQLModel

CLUSTERED = {"sqlite_with_rowid": False}
"""Rows live in the tree of their key: one look-up less to read, one page less to write."""


def core(model: type[SQLModel]) -> Table:
    """Return the table of a model, for statements without a session."""
    return model.__table__  # type: ignore[attr-defined,no-any-return]
