"""A table of a TOML file that is read name by name, with one clear sentence on each mistake."""

from __future__ import annotations

from typing import Any

from bot.errors import Refused
from handlers.files.layout import nearest


class Section:
    """
    One table: every value it is asked for is checked, and :meth:`done` refuses what nobody asked for.

    ``path`` is its full name with a dot at the end, empty for the file itself.
    """

    def __init__(self, data: Any, path: str = "") -> None:  # noqa: ANN401 - TOML holds anything
        self.path = path
        if not isinstance(data, dict):
            raise Refused("map.table", name=path.rstrip("."))
        self.data = data
        self.asked: set[str] = set()

    def _take(self, name: str, default: Any) -> Any:  # noqa: ANN401
        self.asked.add(name)
        return self.data.get(name, default)

    def text(self, name: str, default: str = "") -> str:
        """Return a text."""
        value = self._take(name, default)
        if not isinstance(value, str):
            raise Refused("map.text", name=self.path + name)
        return value

    def needed(self, name: str) -> str:
        """Return a text that must be there."""
        value = self.text(name).strip()
        if not value:
            raise Refused("map.needed", name=self.path + name)
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a text or a list of texts as texts."""
        value = self._take(name, [])
        found = [value] if isinstance(value, str) else value
        if not (isinstance(found, list) and all(isinstance(each, str) for each in found)):
            raise Refused("map.texts", name=self.path + name)
        return tuple(found)

    def number(self, name: str, default: int, low: int, high: int) -> int:
        """Return a whole number from ``low`` to ``high``."""
        value = self._take(name, default)
        if type(value) is not int or not low <= value <= high:
            raise Refused("map.number", name=self.path + name, low=low, high=high)
        return value

    def table(self, name: str) -> Section:
        """Return a table in it, empty when it is not there."""
        return Section(self._take(name, {}), f"{self.path}{name}.")

    def tables(self, name: str) -> list[Section]:
        """Return the tables of a list such as ``[[rating]]``."""
        found = self._take(name, [])
        if not isinstance(found, list):
            raise Refused("map.tables", name=self.path + name)
        return [Section(each, f"{self.path}{name}.") for each in found]

    def done(self) -> None:
        """
        Check that nothing is left over.

        Raises:
            Refused: a name means nothing here.
        """
        for name in self.data:
            if name not in self.asked:
                raise Refused("map.unknown", name=self.path + name, nearest=nearest(name, sorted(self.asked)))
