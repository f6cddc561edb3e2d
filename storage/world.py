"""The world as an event meets it: one that may change, one that may not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, TypeVar

from bot.model import Record
from storage.archive import Archive
from storage.memory import Memory
from storage.shelf import Shelf

if TYPE_CHECKING:
    from sqlalchemy import Connection

R = TypeVar("R", bound=Record)


class ReadOnly(RuntimeError):
    """Something that only reads tried to change the world."""


class Writing(Memory, Archive):
    """For the road: reports see what was committed before this batch."""

    def __init__(self, shelf: Shelf) -> None:
        Memory.__init__(self, shelf)
        Archive.__init__(self, shelf.connection)


class Reading(Memory, Archive):
    """For the second lane."""

    def __init__(self, connection: Connection) -> None:
        Memory.__init__(self, Shelf(connection))
        Archive.__init__(self, connection)

    def save(self, *records: Record) -> NoReturn:  # noqa: ARG002
        """Refuse."""
        raise ReadOnly

    def add(self, *records: Record) -> NoReturn:  # noqa: ARG002
        """Refuse."""
        raise ReadOnly

    def owe(self, owed: object) -> NoReturn:  # noqa: ARG002
        """Refuse."""
        raise ReadOnly

    def promise(self, promise: object) -> NoReturn:  # noqa: ARG002
        """Refuse."""
        raise ReadOnly

    def withdraw(self, key: str) -> NoReturn:  # noqa: ARG002
        """Refuse."""
        raise ReadOnly
