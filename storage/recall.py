"""What a batch of events read: records as the database has them, each looked up once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.model import Ask, Record, Response
from storage.shapes import Key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.shelf import Shelf

Name = tuple[type[Record], Key]


class Recall:
    """The lowest layer of a batch: what its shelf had."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.before: dict[Name, Record | None] = {}
        """Records as the database has them; ``None`` where there is none."""
        self._minted: set[Name] = set()

    def recall(self, name: Name) -> Record | None:
        """Return a record as the database has it, or ``None``."""
        if name not in self.before:
            self.foresee(name[0], [name[1]])
        return self.before[name]

    def foresee(self, kind: type[Record], keys: Iterable[Key]) -> None:
        """Read records before they are looked up, and remember absent ones; a response only under its ask's lock."""
        wanted = {key for key in keys if (kind, key) not in self.before}
        self.before |= dict.fromkeys((kind, key) for key in wanted)
        if kind is Response:
            self.foresee(Ask, [key[:1] for key in wanted])
            wanted = {key for key in wanted if (Ask, key[:1]) not in self._minted}
        if wanted:
            self.before |= {(kind, key): record for key, record in self.shelf.read(kind, wanted)}

    def absent(self, name: Name) -> bool:
        """Return whether a record was looked for and was not there."""
        return name in self.before and self.before[name] is None
