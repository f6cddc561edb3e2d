"""
What a batch of events sees and changes.

There are three layers above the database: what was read, what earlier events of the batch changed, and what the event
at hand changed. Nothing is written before the end of the batch, so an event that fails is undone by dropping its layer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from bot import people
from bot.model import Ask, Record
from storage import owing
from storage.recall import Name, Recall
from storage.shapes import KEYS, Key
from storage.waiting import LIVE, waiting

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from bot.messages import Owed, Promise
    from storage.shelf import Shelf

R = TypeVar("R", bound=Record)


class Memory(Recall):
    """Implements :class:`bot.ports.Memory` for the events of one transaction."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__(shelf)
        self.changed: dict[Name, Record] = {}
        """Records as the events merged so far leave them."""
        self.owed: list[Owed] = []
        self.promises: dict[str, Promise | None] = {}
        """What was promised by key; ``None`` where a promise was taken back."""
        self._event: dict[Name, Record] = {}
        self._owed: list[Owed] = []
        self._promises: dict[str, Promise | None] = {}
        self._whole: dict[type[Record], set[Key]] = {}

    def find(self, kind: type[R], *key: str) -> R | None:
        """Return the record with this key as the event at hand sees it, or ``None``."""
        name = cast("Name", (kind, key))
        found = self._event.get(name) or self.changed.get(name)
        return cast("R | None", found or self.recall(name))

    def save(self, *records: Record) -> None:
        """Keep each record in place of the one with its key."""
        for record in records:
            kind = type(record)
            self._event[kind, KEYS[kind](record)] = record

    def add(self, *records: Record) -> None:
        """Keep records whose keys were minted just now."""
        for record in records:
            kind = type(record)
            name = (kind, KEYS[kind](record))
            self.before[name] = None
            self._minted.add(name)
        self.save(*records)

    def owe(self, owed: Owed) -> None:
        """Promise a message."""
        self._owed.append(owed)

    def sent(self, key: str) -> str:
        """Return the platform's own id of the message that was sent under a key; empty where none was yet."""
        return owing.name(self.shelf.connection, key)

    def promise(self, promise: Promise) -> None:
        """Have an event happen when it is due."""
        self._promises[promise.key] = promise

    def withdraw(self, key: str) -> None:
        """Take back a promise."""
        self._promises[key] = None

    @property
    def promising(self) -> bool:
        """Whether the event at hand promises something."""
        return any(self._promises.values())

    def every(self, kind: type[R]) -> Sequence[R]:
        """Return all records of a kind as the event at hand sees them, in the order of their keys."""
        known = cast("type[Record]", kind)
        new = {key for found, key in (*self.changed, *self._event) if found is known}
        found = (self.find(kind, *key) for key in sorted(self._all(known) | new))
        return [record for record in found if record is not None]

    def _all(self, kind: type[Record]) -> set[Key]:
        if kind not in self._whole:
            rows = dict(self.shelf.whole(kind))
            self._whole[kind] = set(rows)
            for key, record in rows.items():
                self.before.setdefault((kind, key), record)
        return self._whole[kind]

    def asks(self, customer: str, at: dt.datetime) -> Sequence[Ask]:
        """Return the asks of a customer, and of those merged into them, that take answers, the newest last."""
        new = [record.token for record in (*self.changed.values(), *self._event.values()) if isinstance(record, Ask)]
        known = waiting(self.shelf.connection, customer, at)
        self.foresee(Ask, ((token,) for token in known))
        found = [ask for token in dict.fromkeys((*known, *new)) if (ask := self.find(Ask, token))]
        mine = (
            ask for ask in found if ask.state in LIVE and ask.expires_at > at and self._heir(ask.customer) == customer
        )
        return sorted(mine, key=lambda ask: (ask.asked_at, ask.token))

    def _heir(self, customer: str) -> str:
        found = people.living(self, customer)
        return found.id if found else ""

    def merge(self) -> bool:
        """Keep what the event at hand changed, and return whether it owes a message."""
        owes = bool(self._owed)
        self.changed.update(self._event)
        self.owed += self._owed
        self.promises.update(self._promises)
        self.drop()
        return owes

    def drop(self) -> None:
        """Forget what the event at hand changed."""
        self._event = {}
        self._owed = []
        self._promises = {}

    def known(self, kind: type[R], keys: Iterable[Key]) -> Iterator[R]:
        """Yield those records that are there for keys foreseen before, as the batch leaves them."""
        for key in keys:
            name = cast("Name", (kind, key))
            record = self.changed.get(name) or self.before.get(name)
            if record is not None:
                yield cast("R", record)
