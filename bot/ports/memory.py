"""What one event sees and changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bot.messages import Owed, Promise
    from bot.model import Ask, Record

    R = TypeVar("R", bound=Record)


class Memory(Protocol):
    """What one event sees and changes; all of it is kept, or none."""

    def find(self, kind: type[R], *key: str) -> R | None:
        """Return the record with this key as this event sees it, or ``None``."""

    def save(self, *records: Record) -> None:
        """Keep each record in place of the one with its key."""

    def add(self, *records: Record) -> None:
        """Keep records whose keys were minted just now: nobody need look whether they are there."""

    def every(self, kind: type[R]) -> Sequence[R]:
        """Return all records of a kind of which there are few, in the order of their keys."""

    def asks(self, customer: str, at: dt.datetime) -> Sequence[Ask]:
        """Return the asks of a customer, and of those merged into them, that take answers, the newest last."""

    def owe(self, owed: Owed) -> None:
        """Promise a message; it is sent after the commit, and again until it arrives."""

    def sent(self, key: str) -> str:
        """Return the platform's own id of the message that was sent under a key; empty where none was yet."""

    def promise(self, promise: Promise) -> None:
        """Have an event happen when it is due; a promise with the same key is replaced."""

    def withdraw(self, key: str) -> None:
        """Take back the promise with this key, if there is one."""
